/** A statement of this installation: paragraphs, headings after `##`, and lists of lines that begin with `-`. */
import type { Contact, StatementName } from "@acb/schemas/api/session-routes";
import { Loaded } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { Stack } from "../ui/layout.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const TITLES: Readonly<Record<StatementName, string>> = {
  accessibility: "Accessibility statement",
  privacy: "Privacy notice",
};

export const StatementScreen = ({ name }: { readonly name: StatementName }) => {
  const statement = useApi("getStatement", { statement: name });
  return (
    <Stack>
      <PageHeader title={TITLES[name]} />
      <Loaded query={statement} what="the statement">
        {({ text, contact }) => (
          <>
            {text
              .trim()
              .split(/\n\s*\n/)
              .map((block) => (
                <Block key={block} block={block} />
              ))}
            <WhomToAsk contact={contact} />
          </>
        )}
      </Loaded>
    </Stack>
  );
};

const WhomToAsk = ({ contact }: { readonly contact: Contact | null }) => (
  <>
    <h2>Whom to ask</h2>
    {contact === null ? (
      <p>
        An administrator of your network; whoever invited you can tell you who that is. Those who run this
        installation have not named anybody here.
      </p>
    ) : (
      <p>
        {contact.name}, <a href={`mailto:${contact.email}`}>{contact.email}</a>
      </p>
    )}
  </>
);

const Block = ({ block }: { readonly block: string }) => {
  const lines = block.split("\n").map((line) => line.trim());
  if (block.startsWith("## ")) return <h2>{block.slice(3)}</h2>;
  if (!lines.every((line) => line.startsWith("- "))) return <p>{lines.join(" ")}</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line.slice(2)}</li>
      ))}
    </ul>
  );
};
