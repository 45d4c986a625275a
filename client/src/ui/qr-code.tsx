/** A QR code, drawn as one path: dark on light in every theme, since a telephone reads no other. */
import { encode } from "uqr";
import styles from "./qr-code.module.css";

type QrCodeProps = { readonly text: string; readonly label: string };

export const QrCode = ({ text, label }: QrCodeProps) => {
  const { data, size } = encode(text, { border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={squares.join("")} />
    </svg>
  );
};
