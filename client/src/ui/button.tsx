/** Buttons, and links that look like them. A link goes somewhere; a button does something. */
import type { ComponentProps, ReactNode } from "react";
import { Link } from "wouter";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";

type Look = {
  readonly variant?: "primary" | "secondary" | "quiet" | "danger";
  readonly size?: "normal" | "compact";
};
type ButtonProps = Look & ComponentProps<"button">;

const look = ({ variant = "secondary", size = "normal" }: Look, more?: string): string =>
  classNames(styles.button, styles[variant], styles[size], more);

/** A button; say in its words what it does. While `aria-disabled` it stays in the tab order. */
export const Button = ({ variant, size, className, type = "button", ...rest }: ButtonProps) => (
  <button
    {...rest}
    type={type}
    className={look({ ...(variant && { variant }), ...(size && { size }) }, className)}
  />
);

type ButtonLinkProps = Look & { readonly href: string; readonly children: ReactNode };

/** A link within the application that looks like a button. */
export const ButtonLink = ({ variant, size, href, children }: ButtonLinkProps) => (
  <Link href={href} className={look({ ...(variant && { variant }), ...(size && { size }) })}>
    {children}
  </Link>
);

/** Buttons side by side, the first one first; one below the other on a phone. */
export const ButtonRow = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.row}>{children}</div>
);
