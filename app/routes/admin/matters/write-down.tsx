import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { writeDownMatter } from "~/domain/matters/commands/write-down-matter.server";
import { writeDownSchema } from "~/domain/matters/schema";
import { WriteDownFields } from "~/domain/matters/ui/WriteDownFields";
import { translatorFor } from "~/i18n/i18next.server";
import { cityDay } from "~/lib/city-day";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:writeDown.title");
	const { now } = await contextFor(args, "matters.answer");
	return { title, nonce: crypto.randomUUID(), today: cityDay(now) };
}

const TEXTS = { "no-such-reference": "noSuchReference", future: "future" } as const;

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const read = await readForm(args, writeDownSchema);
	if (!read.ok) return read.shownAgain;
	const result = await writeDownMatter(context, read.value);
	if (!result.ok) {
		const { reason } = result;
		const text =
			reason === "not-allowed"
				? read.t("matters:refusals.not-allowed")
				: read.t(`matters:writeDown.errors.${TEXTS[reason]}`);
		return formRefused(read, text);
	}
	const { reference } = result.value;
	const text = read.t("matters:writeDown.done", { reference });
	return withFlash(`/admin/matters/${reference}`, { tone: "success", text });
}

export default function WriteDown() {
	const { title, nonce, today } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("writeDown.lead")}
				breadcrumbs={[{ to: "/admin/matters", label: t("inbox.title") }, { label: title }]}
			/>
			<WriteDownFields lastResult={useActionData<typeof action>()} nonce={nonce} today={today} />
		</Page>
	);
}
