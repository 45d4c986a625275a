/** Who holds which post in an organisation; administrators appoint. */
import { POST_KEYS, POSTS, type Post } from "@acb/schemas/organisation";
import { printDate } from "@acb/shared/publication/print-value";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { Button } from "../ui/button.tsx";
import { DateField, SelectField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { Form, Part } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { SummaryList } from "../ui/summary-list.tsx";
import { membersOf, nameOf, type PartProps } from "./part-props.ts";

export const PostsPart = (props: PartProps) => {
  const { record, people } = props;
  const [changing, setChanging] = useState<Post | null>(null);
  const mayAppoint = record.may.includes("appoint");
  return (
    <Part title="Who speaks for it">
      <p>
        The executive sponsor and the anchor lead say who may decide for the organisation. Administrators of
        the network keep who they are.
      </p>
      <SummaryList
        facts={POST_KEYS.map((post) => {
          const holder = record.posts.find((one) => one.post === post);
          return {
            name: POSTS[post].name,
            value:
              changing === post ? (
                <PostForm {...props} post={post} onClose={() => setChanging(null)} />
              ) : (
                <>
                  {holder === undefined
                    ? "Nobody yet"
                    : `${nameOf(people, holder.personId)}, since ${printDate(holder.since)}`}
                  <br />
                  <small>{POSTS[post].is}</small>
                </>
              ),
            ...(mayAppoint && changing !== post
              ? {
                  action: (
                    <Button size="compact" onClick={() => setChanging(post)}>
                      Change<span className="visually-hidden"> the {POSTS[post].name.toLowerCase()}</span>
                    </Button>
                  ),
                }
              : {}),
          };
        })}
      />
    </Part>
  );
};

const PostForm = (props: PartProps & { readonly post: Post; readonly onClose: () => void }) => {
  const { record, post, onClose } = props;
  const form = useId();
  const announce = useAnnounce();
  const holder = record.posts.find((one) => one.post === post);
  const [personId, setPersonId] = useState<string>(holder?.personId ?? "");
  const [since, setSince] = useState(() => londonDate(new Date()));
  const { send, errors, failure, attempt, busy } = useFormCall(
    "setPost",
    { organisationId: record.organisation.id, post },
    () => {
      announce(`The ${POSTS[post].name.toLowerCase()} has been changed.`);
      onClose();
    },
  );
  return (
    <Form onSubmit={() => send({ personId: personId === "" ? null : personId, since })}>
      <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
      <SelectField
        id={fieldId(form, "personId")}
        label={POSTS[post].name}
        hint="Somebody of this organisation."
        emptyLabel="Nobody"
        options={membersOf(props)}
        value={personId}
        onChange={setPersonId}
        error={errors.personId}
      />
      <DateField
        id={fieldId(form, "since")}
        label="Since"
        value={since}
        onChange={setSince}
        error={errors.since}
      />
      <FormButtons words="Save" busyWords="Saving…" busy={busy} onCancel={onClose} />
    </Form>
  );
};
