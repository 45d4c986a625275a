/** The logo of an organisation with its description; its leads and administrators change it. */
import { API } from "@acb/schemas/api";
import type { OrganisationRecord } from "@acb/schemas/api/organisation-routes";
import { useId, useState } from "react";
import { ApiError } from "../api/api-error.ts";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { FailureNotice } from "../api/loaded.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { FileField, TextField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { Form } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import styles from "./organisations.module.css";

type LogoProps = { readonly record: OrganisationRecord };

export const LogoOf = ({ record }: LogoProps) => {
  const [changing, setChanging] = useState(false);
  const announce = useAnnounce();
  const { id, name } = record.organisation;
  const remove = useFormCall("removeLogo", { organisationId: id }, () =>
    announce(`The logo of ${name} has been removed.`),
  );
  if (changing) return <LogoForm record={record} onClose={() => setChanging(false)} />;
  const mayKeep = record.may.includes("keep");
  return (
    <div className={styles.logo}>
      {record.logo === null ? null : (
        <img
          className={styles.picture}
          src={`${API.setLogo.path.replace(":organisationId", id)}?${record.logo.hash}`}
          alt={record.logo.alt}
          width={480}
          height={160}
        />
      )}
      {mayKeep ? (
        <ButtonRow>
          <Button onClick={() => setChanging(true)}>
            {record.logo === null ? "Add a logo" : "Change the logo"}
          </Button>
          {record.logo === null ? null : (
            <Button variant="quiet" onClick={() => remove.send({})}>
              Remove the logo
            </Button>
          )}
        </ButtonRow>
      ) : null}
      {remove.failure === null ? null : <FailureNotice error={new ApiError(remove.failure)} />}
    </div>
  );
};

const LogoForm = ({ record, onClose }: LogoProps & { readonly onClose: () => void }) => {
  const form = useId();
  const announce = useAnnounce();
  const { id, name } = record.organisation;
  const [alt, setAlt] = useState(record.logo?.alt ?? name);
  const [image, setImage] = useState("");
  const { send, errors, failure, attempt, busy } = useFormCall("setLogo", { organisationId: id }, () => {
    announce(`The logo of ${name} is kept.`);
    onClose();
  });
  return (
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
        hint="For those who do not see it: usually the name of the organisation."
        width="full"
        value={alt}
        onChange={setAlt}
        error={errors.alt}
      />
      <FormButtons words="Keep the logo" busyWords="Sending…" busy={busy} onCancel={onClose} />
    </Form>
  );
};

const toBase64 = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
};
