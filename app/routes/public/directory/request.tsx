import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { waysHere } from "~/domain/accounts/ways.server";
import { findProcedure } from "~/domain/directory/queries/procedures.server";
import { requestProcedure } from "~/domain/matters/commands/request-procedure.server";
import { factField, formCode, procedureRequestSchema } from "~/domain/matters/procedure-request";
import { HouseholdOffer } from "~/domain/matters/ui/HouseholdOffer";
import { ProcedureFacts } from "~/domain/matters/ui/ProcedureFacts";
import { stateDataSource } from "~/domain/residents/commands/take-from-state.server";
import { findFormFacts } from "~/domain/residents/ledger/form-facts.server";
import { translatorFor } from "~/i18n/i18next.server";
import { forOf } from "~/lib/actor";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

const formOf = async (args: LoaderFunctionArgs) => {
	const context = await contextFor(args, "services.use");
	const actor = orNotFound("accountId" in context.actor ? context.actor : null);
	const procedure = orNotFound(await findProcedure(context, args.params.slug ?? ""));
	const asked = { code: formCode(procedure.slug), personId: forOf(actor) ?? actor.accountId };
	return { context, actor, procedure, form: orNotFound(await findFormFacts(context, asked)) };
};

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "services.use");
	const { actor, procedure, form } = await formOf(args);
	const t = await translatorFor(args.request);
	const { slug, title, delay, unit } = procedure;
	return {
		slug,
		name: title,
		delay,
		unit: unit.name,
		facts: form.facts,
		canFetch: forOf(actor) === null && waysHere().franceconnect && stateDataSource() !== null,
		nonce: crypto.randomUUID(),
		title: t("matters:procedure.title", { title }),
		above: t("directory:title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "services.use");
	const { context, actor, procedure, form } = await formOf(args);
	const read = await readForm(args, procedureRequestSchema(form.facts));
	if (!read.ok) return read.shownAgain;
	const { ticked, text, nonce, ...values } = read.value;
	const { slug, title, unit } = procedure;
	const { reference } = await requestProcedure(context, {
		...{ actor, form, values, ticked, text, nonce, t: read.t },
		procedure: { slug, title, unitCode: unit.code },
	});
	return withFlash(`/me/matters/${reference}`, {
		tone: "success",
		text: read.t("matters:contact.sent", { reference }),
	});
}

type RequestFields = { text: string; nonce: string; [fact: string]: string };

export default function RequestProcedure() {
	const { slug, name, delay, unit, facts, canFetch, nonce, title, above } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["matters", "residents"]);
	const [form, fields] = useTypedForm<RequestFields>(useActionData<typeof action>(), {
		defaultValue: Object.fromEntries(facts.map(({ key, value }) => [factField(key), value ?? ""])) as RequestFields,
	});
	const labels = {
		...Object.fromEntries(facts.map(({ key }) => [factField(key), t(`residents:attributes.${key}`)])),
		text: t("procedure.text"),
	};
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("procedure.lead", { unit, delay })}
				breadcrumbs={[{ to: "/directory", label: above }, { to: `/directory/${slug}`, label: name }, { label: title }]}
			/>
			<p>
				{t("procedure.once")} <Link to="/me/information">{t("residents:information.title")}</Link>
			</p>
			{canFetch && facts.some(({ key, value }) => key === "household.quotient" && value === null) ? (
				<HouseholdOffer slug={slug} />
			) : null}
			<TypedForm form={form} labels={labels}>
				<ProcedureFacts facts={facts} fields={fields} />
				<TextAreaField field={fields.text} label={labels.text} rows={5} optional />
				<HiddenField field={fields.nonce} value={nonce} />
				<div>
					<Button>{t("procedure.send")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
