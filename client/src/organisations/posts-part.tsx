/** Who holds which post in an organisation; administrators appoint. */
import { POST_KEYS, POSTS, type Post } from "@acb/schemas/organisation";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { printDate } from "@acb/shared/values/print-value";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { Button } from "../ui/button.tsx";
import { DateField, SelectField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form, Part } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { SummaryList } from "../ui/summary-list.tsx";
import { membersHint, membersOf, nameOf, type PartProps } from "./part-props.ts";

export const PostsPart = (props: PartProps) => {
  const { record, people } = props;
  const [changing, setChanging] = useState<Post | null>(null);
  const mayAppoint = record.may.includes("appoint");
  return (
    <Part title="Sponsor and leads">
      <p>
        The executive sponsor and the anchor lead say who may decide for the organisation. Administrators of
        the network record who they are.
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
  const members = membersOf(props);
  const name = POSTS[post].name.toLowerCase();
  const today = londonDate(new Date());
  const [personId, setPersonId] = useState<string>(
    members.find(({ value }) => value === holder?.personId)?.value ?? "",
  );
  const isNobody = personId === "";
  const [since, setSince] = useState(today);
  const { send, errors, failure, attempt, busy } = useFormCall(
    "setPost",
    { organisationId: record.organisation.id, post },
    () => {
      announce(`The ${name} has been changed.`);
      onClose();
    },
  );
  return (
    <FormPanel title={`Change the ${name}`}>
      <Form onSubmit={() => send(isNobody ? { personId: null, since: today } : { personId, since })}>
        <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
        <SelectField
          id={fieldId(form, "personId")}
          label={POSTS[post].name}
          hint={membersHint(props)}
          emptyLabel="Nobody"
          options={members}
          value={personId}
          onChange={setPersonId}
          error={errors.personId}
        />
        {isNobody ? null : (
          <DateField
            id={fieldId(form, "since")}
            label="Since"
            value={since}
            onChange={setSince}
            error={errors.since}
          />
        )}
        <FormButtons words={`Save the ${name}`} busyWords="Saving…" busy={busy} onCancel={onClose} />
      </Form>
    </FormPanel>
  );
};
