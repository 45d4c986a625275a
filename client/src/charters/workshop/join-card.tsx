/** The code of a workshop, large enough for a wall: in digits, as an address, and as a QR code. It stays for late comers. */
import type { Workshop } from "@acb/schemas/workshop";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-text.tsx";
import { Part } from "../../ui/layout.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { codeInHalves } from "./code-in-halves.ts";
import styles from "./workshop.module.css";

export const JoinCard = ({ workshop: { code, key } }: { readonly workshop: Workshop }) => {
  const address = `${window.location.origin}/join`;
  const link = `${address}#${new URLSearchParams({ code, key })}`;
  const halves = codeInHalves(code);
  return (
    <Part title="Come in with this code">
      <div className={styles.card}>
        <div>
          <p>
            Open <strong>{address.replace(/^https?:\/\//, "")}</strong> and type
          </p>
          <p className={styles.code}>{halves}</p>
        </div>
        <QrCode text={link} label={`QR code that leads to ${address} with the code ${halves}`} />
      </div>
      <ButtonRow>
        <Button onClick={() => window.print()}>Print it</Button>
        <CopyButton text={link} what="the link for a call" />
      </ButtonRow>
    </Part>
  );
};
