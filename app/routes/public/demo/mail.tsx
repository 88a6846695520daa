import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findMail } from "~/domain/channels/queries.server";
import { env, isDemonstration } from "~/server/env.server";
import { orNotFound } from "~/server/http.server";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	orNotFound(isDemonstration() || null);
	const mail = orNotFound(await findMail(context, args.params.mailId));
	return { mail, publicUrl: env().PUBLIC_URL };
}

/** A line of the letter; an address of this city is a link, wherever the demonstration is visited from. */
const Line = ({ text, publicUrl }: { text: string; publicUrl: string }) => {
	if (!text.startsWith(publicUrl)) return text;
	const url = new URL(text);
	return <Link to={url.pathname + url.search}>{text}</Link>;
};

export default function Mail() {
	const { mail, publicUrl } = useLoaderData<typeof loader>();
	const { t } = useTranslation("channels");
	return (
		<Page width="text">
			<PageHeader
				title={mail.subject}
				lead={t("mailbox.to", { to: mail.to })}
				breadcrumbs={[{ to: "/mailbox", label: t("mailbox.title") }, { label: mail.subject }]}
			/>
			<div
				lang={mail.language}
				className="rounded-card border border-line bg-surface p-5 break-words whitespace-pre-line sm:p-8"
			>
				{mail.text.split("\n").map((line, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: the lines of a letter never move
					<span key={index}>
						<Line text={line} publicUrl={publicUrl} />
						{"\n"}
					</span>
				))}
			</div>
		</Page>
	);
}
