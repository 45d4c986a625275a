/** What surrounds every screen: skip link, masthead with the navigation, the main part, the foot. */
import { isGuest } from "@acb/shared/access/guest";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import type { Me } from "../session/session-context.tsx";
import { useLeave } from "../session/use-leave.ts";
import { AnchorMark } from "../ui/anchor-mark.tsx";
import { Button } from "../ui/button.tsx";
import { MAIN_ID, SkipLink } from "../ui/skip-link.tsx";
import styles from "./frame.module.css";

type FrameProps = {
  readonly networkName: string;
  readonly me: Me | null;
  readonly children: ReactNode;
};

export const Frame = ({ networkName, me, children }: FrameProps) => (
  <>
    <SkipLink />
    <header className={styles.masthead}>
      <div className={styles.mastheadInner}>
        <Link href="/" className={styles.home}>
          <AnchorMark className={styles.mark} />
          <span>
            <span className={styles.tool}>Anchor Charter Builder</span>
            <span className={styles.network}>{networkName}</span>
          </span>
        </Link>
        {me === null ? null : isGuest(me.person) ? (
          <GuestNavigation name={me.person.name} />
        ) : (
          <Navigation me={me} />
        )}
      </div>
    </header>
    <main id={MAIN_ID} className={styles.main} tabIndex={-1}>
      {children}
    </main>
    <footer className={styles.foot}>
      <Link href="/accessibility">Accessibility statement</Link>
      <Link href="/privacy">Privacy notice</Link>
    </footer>
  </>
);

/** A guest goes nowhere but out; what they wrote stays. */
const GuestNavigation = ({ name }: { readonly name: string }) => {
  const leave = useLeave("/");
  return (
    <p className={styles.guest}>
      {name}, guest{" "}
      <Button size="compact" onClick={() => leave.send({})}>
        Leave
      </Button>
    </p>
  );
};

const PLACES = [
  { href: "/", words: "Charters", more: "", within: /^\/(charters.*)?$/, administrators: false },
  {
    href: "/organisations",
    words: "Organisations",
    more: " and people",
    within: /^\/organisations/,
    administrators: false,
  },
  {
    href: "/what-happened",
    words: "What happened",
    more: "",
    within: /^\/what-happened/,
    administrators: true,
  },
  { href: "/mail", words: "Outbox", more: "", within: /^\/mail/, administrators: true },
] as const;

const Navigation = ({ me }: { readonly me: Me }) => {
  const [path] = useLocation();
  return (
    <nav className={styles.navigation} aria-label="Main">
      <ul>
        {PLACES.filter((place) => me.person.administrator || !place.administrators).map((place) => (
          <li key={place.href}>
            <Link href={place.href} aria-current={place.within.test(path) ? "page" : undefined}>
              {place.words}
              <span className={styles.more}>{place.more}</span>
            </Link>
          </li>
        ))}
        <li>
          <Link href="/settings" aria-current={path.startsWith("/settings") ? "page" : undefined}>
            <span className="visually-hidden">Your settings: </span>
            {me.person.name}
          </Link>
        </li>
      </ul>
    </nav>
  );
};
