/** Step 1 of a new charter: the templates side by side in words, each with its sections and their purpose. */
import { LEVELS } from "@acb/schemas/options";
import type { Template } from "@acb/schemas/template";
import { labelOf } from "@acb/shared/values/print-value";
import { Button } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";
import { Part, Stack } from "../../ui/layout.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";
import styles from "./new-charter.module.css";

type TemplateStepProps = {
  readonly templates: readonly Template[];
  readonly onChoose: (template: Template) => void;
};

export const TemplateStep = ({ templates, onChoose }: TemplateStepProps) => (
  <Stack gap="wide">
    <PageHeader
      title="Start a charter"
      above="Step 1 of 2"
      lead="Choose a template. It gives the sections and the guidance; the words are yours."
    />
    {templates.map((template) => (
      <Part key={template.key} title={template.name}>
        <p>{template.description}</p>
        <TemplateFacts template={template} />
        <Details summary={`What each section of “${template.name}” is for`}>
          <ol className={styles.sections}>
            {template.sections.map((section) => (
              <li key={section.key}>
                <p className={styles.sectionTitle}>
                  {section.title}
                  {section.required ? "" : " (optional)"}
                </p>
                <p>{section.purpose}</p>
                <p className={styles.soft}>Usual: {section.usual}</p>
              </li>
            ))}
          </ol>
        </Details>
        <div>
          <Button variant="primary" onClick={() => onChoose(template)}>
            Use this template<span className="visually-hidden">: {template.name}</span>
          </Button>
        </div>
      </Part>
    ))}
  </Stack>
);

const TemplateFacts = ({ template }: { readonly template: Template }) => {
  const needed = template.sections.filter(({ required }) => required).length;
  const all = template.sections.length;
  return (
    <div className={styles.preview}>
      <SummaryList
        facts={[
          { name: "Reach", value: labelOf(LEVELS, template.level) },
          { name: "Usual size", value: template.size },
          {
            name: "Sections",
            value: needed === all ? `${all}, all needed` : `${all}, of which ${needed} are needed`,
          },
        ]}
      />
      <ol className={styles.outline}>
        {template.sections.map((section) => (
          <li key={section.key}>{section.title}</li>
        ))}
      </ol>
    </div>
  );
};
