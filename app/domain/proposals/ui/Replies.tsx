import { useTranslation } from "react-i18next";
import { DefinitionList } from "~/ui/DefinitionList";
import { Tag } from "~/ui/Tag";
import type { ShownReply } from "../questions.server";

/** What the proposal answers to the questions of its phase; what only the city reads is said to be so. */
export const Replies = ({ replies }: { replies: readonly ShownReply[] }) => {
	const { t } = useTranslation("proposals");
	if (replies.length === 0) return null;
	return (
		<div className="grid gap-3">
			<h2 className="text-subheading">{t("show.replies")}</h2>
			<DefinitionList
				items={replies.map(({ label, values, staffOnly }) => ({
					term: label,
					description: (
						<span className="whitespace-pre-wrap break-words">
							{values.join(", ")} {staffOnly ? <Tag tone="warning">{t("show.staffOnly")}</Tag> : null}
						</span>
					),
				}))}
			/>
		</div>
	);
};
