import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { submitMatter } from "~/domain/matters/commands/submit-matter.server";
import { findOwnValue } from "~/domain/residents/ledger/own.server";
import { FactSource } from "~/domain/residents/ui/FactSource";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import type { FieldState } from "~/ui/Field";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

const schema = z.object({ text: z.string().trim().min(10).max(4000), nonce: z.uuid() });

/** A fact that its source certified: only the source changes it, the person asks for it. */
const factOf = async (args: LoaderFunctionArgs) => {
	const context = await contextFor(args, "matters.own");
	const actor = orNotFound("accountId" in context.actor ? context.actor : null);
	const fact = orNotFound(await findOwnValue(context, actor.accountId, args.params.key ?? ""));
	return { context, actor, fact: orNotFound(fact.isEditable || fact.value === null ? null : fact) };
};

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "matters.own");
	const { fact } = await factOf(args);
	const t = await translatorFor(args.request);
	const title = t("residents:rectify.title", { fact: t(`residents:attributes.${fact.key}`) });
	return { fact, nonce: crypto.randomUUID(), title, above: t("residents:information.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "matters.own");
	const { context, actor, fact } = await factOf(args);
	const read = await readForm(args, schema);
	if (!read.ok) return read.shownAgain;
	const { t } = read;
	const { text, nonce } = read.value;
	const name = t(`residents:attributes.${fact.key}`);
	const held = t("residents:rectify.held", {
		...{ fact: name, value: fact.value ?? "", source: fact.sourceName },
	});
	const { value } = await submitMatter(context, {
		...{ actor, nonce, topic: "civil-status", wishedChannel: "web" },
		subject: t("residents:rectify.title", { fact: name }).slice(0, 120),
		text: `${held}\n\n${text}`,
	});
	return withFlash(`/me/matters/${value.reference}`, { tone: "success", text: t("residents:rectify.sent", value) });
}

export default function Rectify() {
	const { fact, nonce, title, above } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	const [form, fields] = useTypedForm(useActionData<typeof action>());
	const label = t("rectify.text");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("rectify.lead")}
				breadcrumbs={[{ to: "/me/information", label: above }, { label: title }]}
			/>
			<p>
				<strong>{fact.value}</strong>{" "}
				<span className="text-soft">
					(<FactSource source={fact.source} sourceName={fact.sourceName} at={fact.at} />)
				</span>
			</p>
			<TypedForm form={form} labels={{ text: label }}>
				<TextAreaField
					field={fields.text as FieldState}
					label={label}
					hint={t("rectify.hint")}
					rows={5}
					maxLength={4000}
				/>
				<HiddenField field={fields.nonce as FieldState} value={nonce} />
				<div>
					<Button>{t("rectify.send")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
