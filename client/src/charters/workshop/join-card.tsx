/** The code of a workshop, large enough for a wall: in digits, as an address, and as a QR code. It stays for late comers. */
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Part } from "../../ui/layout.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import styles from "./workshop.module.css";

export const JoinCard = ({ code }: { readonly code: string }) => {
  const address = `${window.location.origin}/join`;
  const halves = `${code.slice(0, 4)} ${code.slice(4)}`;
  return (
    <Part title="Come in with this code">
      <div className={styles.card}>
        <div>
          <p>
            Open <strong>{address.replace(/^https?:\/\//, "")}</strong> and type
          </p>
          <p className={styles.code}>{halves}</p>
        </div>
        <QrCode
          text={`${address}#code=${code}`}
          label={`QR code that leads to ${address} with the code ${halves}`}
        />
      </div>
      <ButtonRow>
        <Button onClick={() => window.print()}>Print it</Button>
      </ButtonRow>
    </Part>
  );
};
