/** Starting a charter: first the template, then its details and partners. */
import type { Template } from "@acb/schemas/template";
import { useState } from "react";
import { Loaded } from "../../api/loaded.tsx";
import { useApi } from "../../api/use-api.ts";
import { CharterDetailsStep } from "./charter-details-step.tsx";
import { TemplateStep } from "./template-step.tsx";

export const NewCharterScreen = () => {
  const templates = useApi("listTemplates", {});
  const organisations = useApi("listOrganisations", {});
  const [template, setTemplate] = useState<Template | null>(null);
  return (
    <Loaded query={templates} what="the templates">
      {(all) =>
        template === null ? (
          <TemplateStep templates={all.templates} onChoose={setTemplate} />
        ) : (
          <Loaded query={organisations} what="organisations">
            {(partners) => (
              <CharterDetailsStep
                template={template}
                domainSchemes={all.domainSchemes}
                organisations={partners}
                onBack={() => setTemplate(null)}
              />
            )}
          </Loaded>
        )
      }
    </Loaded>
  );
};
