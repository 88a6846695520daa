import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { renewSecret } from "~/domain/residents/commands/renew-secret.server";
import { findService } from "~/domain/residents/provider/services.server";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "services.manage");
	const { serviceId } = args.params;
	const { id, name } = orNotFound(isId(serviceId) ? await findService(context, serviceId) : null);
	const t = await translatorFor(args.request);
	return {
		id,
		name,
		title: t("residents:registration.secretTitle", { name }),
		above: t("residents:registration.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "services.manage");
	const { serviceId } = args.params;
	const renewed = await renewSecret(context, { id: orNotFound(isId(serviceId) ? serviceId : null) });
	const { secret } = orNotFound(renewed.ok ? renewed.value : null);
	return data({ secret }, { headers: { "Cache-Control": "no-store" } });
}

export default function ServiceSecret() {
	const { id, name, title, above } = useLoaderData<typeof loader>();
	const made = useActionData<typeof action>();
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("registration.secretLead")}
				breadcrumbs={[
					{ to: "/admin/services", label: above },
					{ to: `/admin/services/${id}`, label: name },
					{ label: t("registration.secret") },
				]}
			/>
			{made ? (
				<Alert tone="success" title={t("registration.secretShown")} live>
					<p>
						<code className="select-all break-all text-[1.125rem]">{made.secret}</code>
					</p>
				</Alert>
			) : (
				<Form method="post">
					<Button>{t("registration.secretButton")}</Button>
				</Form>
			)}
			<div>
				<LinkButton to={`/admin/services/${id}`} tone="secondary">
					{t("registration.back")}
				</LinkButton>
			</div>
		</Page>
	);
}
