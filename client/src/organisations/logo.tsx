/** The logo of an organisation with its description; its leads and administrators change it. */
import { API } from "@acb/schemas/api";
import type { OrganisationRecord } from "@acb/schemas/api/organisation-routes";
import { useId, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { CallFailure } from "../api/loaded.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { AskFirst, useAsking } from "../ui/ask-first.tsx";
import { Button, ButtonRow } from "../ui/button.tsx";
import { FileField, TextField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { FormPanel } from "../ui/form-panel.tsx";
import { Form } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import styles from "./organisations.module.css";

type LogoProps = { readonly record: OrganisationRecord };

export const LogoOf = ({ record }: LogoProps) => {
  const [changing, setChanging] = useState(false);
  return (
    <div className={styles.logo} data-form-home>
      {changing ? (
        <LogoForm record={record} onClose={() => setChanging(false)} />
      ) : (
        <LogoShown record={record} onChange={() => setChanging(true)} />
      )}
    </div>
  );
};

const LogoShown = ({ record, onChange }: LogoProps & { readonly onChange: () => void }) => {
  const announce = useAnnounce();
  const asking = useAsking();
  const { id, name } = record.organisation;
  const remove = useFormCall("removeLogo", { organisationId: id }, () => {
    asking.close();
    announce(`The logo of ${name} has been removed.`);
  });
  return (
    <>
      {record.logo === null ? null : (
        <img
          className={styles.picture}
          src={`${API.setLogo.path.replace(":organisationId", id)}?${record.logo.hash}`}
          alt={record.logo.alt}
          width={480}
          height={160}
        />
      )}
      {record.may.includes("keep") ? (
        <ButtonRow>
          <Button onClick={onChange}>{record.logo === null ? "Add a logo" : "Change the logo"}</Button>
          {record.logo === null ? null : (
            <AskFirst
              asking={asking}
              look={{ variant: "quiet" }}
              button="Remove the logo"
              title={`Remove the logo of ${name}?`}
              words="Remove it"
              busyWords="Removing…"
              busy={remove.busy}
              failure={<CallFailure failure={remove.failure} />}
              onConfirm={() => remove.send({})}
            >
              <p>The picture and its description are deleted. You can add one again.</p>
            </AskFirst>
          )}
        </ButtonRow>
      ) : null}
    </>
  );
};

const LogoForm = ({ record, onClose }: LogoProps & { readonly onClose: () => void }) => {
  const form = useId();
  const announce = useAnnounce();
  const { id, name } = record.organisation;
  const [alt, setAlt] = useState(record.logo?.alt ?? name);
  const [image, setImage] = useState("");
  const { send, errors, failure, attempt, busy } = useFormCall("setLogo", { organisationId: id }, () => {
    announce(`The logo of ${name} has been saved.`);
    onClose();
  });
  return (
    <FormPanel title={record.logo === null ? "Add a logo" : "Change the logo"}>
      <Form onSubmit={() => send({ alt, image })}>
        <FormErrors form={form} errors={errors} failure={failure} attempt={attempt} />
        <FileField
          id={fieldId(form, "image")}
          label="Picture"
          hint="A PNG or JPEG of 500 KB at most. Use a logo only as its owner allows."
          accept="image/png,image/jpeg"
          onFile={(file) => void toBase64(file).then(setImage)}
          error={errors.image}
        />
        <TextField
          id={fieldId(form, "alt")}
          label="What it shows, in words"
          hint="For people who cannot see it: usually the name of the organisation."
          width="full"
          value={alt}
          onChange={setAlt}
          error={errors.alt}
        />
        <FormButtons words="Save the logo" busyWords="Saving…" busy={busy} onCancel={onClose} />
      </Form>
    </FormPanel>
  );
};

const toBase64 = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
};
