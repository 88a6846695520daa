import { parseWithZod } from "@conform-to/zod/v4";
import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { attribute, htmlOf, tagsWith } from "~/test/render";
import { ChoiceField } from "./ChoiceField";
import { ErrorSummary, useTypedForm } from "./form";
import { SelectField } from "./SelectField";
import { TextAreaField } from "./TextAreaField";
import { TextField } from "./TextField";

const schema = z.object({
	title: z.string({ error: "Donnez un titre." }).min(10, "Le titre est trop court."),
	body: z.string({ error: "Décrivez votre idée." }),
	district: z.enum(["centre", "ormeaux"], { error: "Choisissez un quartier." }),
	kind: z.enum(["idea", "project"], { error: "Choisissez une réponse." }),
});

const labels = { title: "Titre", body: "Votre idée", district: "Quartier", kind: "Genre" };

const Example = ({ answer }: { answer?: unknown }) => {
	const [form, fields] = useTypedForm<z.input<typeof schema>>(answer, { id: "idea" });
	return (
		<form id={form.id}>
			<ErrorSummary form={form} labels={labels} />
			<TextField field={fields.title} label="Titre" hint="Une phrase." />
			<TextAreaField field={fields.body} label="Votre idée" optional maxLength={300} />
			<SelectField
				field={fields.district}
				label="Quartier"
				placeholder="Choisissez"
				options={[
					{ value: "centre", label: "Centre" },
					{ value: "ormeaux", label: "Les Ormeaux" },
				]}
			/>
			<ChoiceField
				field={fields.kind}
				label="Genre"
				options={[
					{ value: "idea", label: "Idée" },
					{ value: "project", label: "Projet" },
				]}
			/>
		</form>
	);
};

const answerTo = (typed: Record<string, string>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(typed)) form.set(name, value);
	return parseWithZod(form, { schema }).reply();
};

const control = (html: string, name: string) => tagsWith(html, "name", name)[0];

/** Every id that a control is described by, with the opening tag that carries it. */
const descriptions = (html: string, tag: string | undefined) =>
	(attribute(tag, "aria-describedby") ?? "").split(" ").map((id) => tagsWith(html, "id", id)[0]);

describe("a form before it is sent", () => {
	const html = htmlOf(<Example />);

	it("names every control by its label and describes it by its hint alone", () => {
		for (const name of ["title", "body", "district"])
			expect(tagsWith(html, "for", attribute(control(html, name), "id") ?? "-")).toHaveLength(1);
		expect(descriptions(html, control(html, "title"))).toEqual([expect.stringContaining("<p")]);
		expect(control(html, "title")).not.toContain("aria-invalid");
	});

	it("says in words what is optional, and only that", () => {
		expect(html.match(/\(facultatif\)/g)).toHaveLength(1);
		expect(control(html, "title")).toContain("required");
		expect(control(html, "body")).not.toContain("required");
	});

	it("shows no error", () => {
		expect(html).not.toContain("à corriger");
	});
});

describe("a form that was refused", () => {
	const html = htmlOf(
		<Example answer={answerTo({ title: "Trop <court>", body: "Une fontaine.", district: "ormeaux" })} />,
	);
	const short = htmlOf(<Example answer={answerTo({ title: "Court", kind: "project" })} />);

	it("keeps what was typed and chosen", () => {
		expect(attribute(control(html, "title"), "value")).toBe("Trop &lt;court&gt;");
		expect(html).toContain("Une fontaine.</textarea>");
		expect(html).toMatch(/<option value="ormeaux" selected/);
		expect(tagsWith(short, "value", "project")[0]).toContain("checked");
	});

	it("links each error to its control, after the hint", () => {
		const title = control(short, "title");
		expect(attribute(title, "aria-invalid")).toBe("true");
		expect(descriptions(short, title)).toHaveLength(2);
		expect(short).toContain("Le titre est trop court.");
	});

	it("lists every error as a link to a control that exists", () => {
		const links = [...short.matchAll(/<a href="#([^"]+)"/g)].map(([, id]) => id as string);
		expect(links).toHaveLength(3);
		for (const id of links) expect(short.match(new RegExp(`<(input|textarea|select)[^>]* id="${id}"`))).not.toBeNull();
	});

	it("speaks the visitor's language", () => {
		const english = (element: ReactElement) => htmlOf(element, "en");
		expect(english(<Example answer={answerTo({})} />)).toContain("4 things need correcting");
		expect(htmlOf(<Example answer={answerTo({})} />)).toContain("4 points sont à corriger");
	});
});
