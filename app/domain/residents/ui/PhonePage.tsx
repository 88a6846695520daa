import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { Page, PageHeader } from "~/ui/Page";
import { PhoneFields } from "./PhoneFields";

/** The page of one's mobile number, and of the code that proves it. */
export const PhonePage = ({ title, ...fields }: ComponentProps<typeof PhoneFields> & { title: string }) => {
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				breadcrumbs={[{ to: "/me/preferences", label: t("preferences.title") }, { label: title }]}
			/>
			<PhoneFields {...fields} />
		</Page>
	);
};
