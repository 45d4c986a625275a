/** The last net: a fault in a screen is said in words, with a way on, and never an empty page. */
import { Component, type ReactNode } from "react";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Stack } from "../ui/layout.tsx";
import styles from "./frame.module.css";

type Props = { readonly children: ReactNode };
type State = { readonly fault: string | null };

/** React knows error boundaries as classes only. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(fault: unknown): State {
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    return (
      <main className={styles.main}>
        <Stack>
          <h1>Something went wrong on this page</h1>
          <p>
            What you wrote and what the server stored is safe. Load the page again. If it happens again, tell
            an administrator what you did and these words: <code>{this.state.fault}</code>
          </p>
          <ButtonRow>
            <Button variant="primary" onClick={() => window.location.reload()}>
              Load the page again
            </Button>
            <Button onClick={() => window.location.assign("/")}>Go to my charters</Button>
          </ButtonRow>
        </Stack>
      </main>
    );
  }
}
