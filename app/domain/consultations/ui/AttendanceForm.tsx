import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Tag } from "~/ui/Tag";

type Props = {
	meetingId: string;
	registrations: { accountId: string; name: string; seatedAt: Date | string | null; cameAt: Date | string | null }[];
	hasBegun: boolean;
};

/** Who registered; once it has begun, who came. */
export const AttendanceForm = ({ meetingId, registrations, hasBegun }: Props) => {
	const { t } = useTranslation("consultations");
	if (registrations.length === 0) return <p>{t("meetings.admin.nobody")}</p>;
	return (
		<Form method="post" action={`/admin/meetings/${meetingId}/attendance`} className="grid gap-4">
			<ul className="grid gap-2">
				{registrations.map(({ accountId, name, seatedAt, cameAt }) => (
					<li key={accountId}>
						<label className="choice" htmlFor={`came-${accountId}`}>
							{hasBegun ? (
								<input
									id={`came-${accountId}`}
									type="checkbox"
									name="came"
									value={accountId}
									defaultChecked={cameAt !== null}
									className="tick"
								/>
							) : null}
							<span className="flex flex-wrap gap-3">
								{name}
								{seatedAt ? null : <Tag>{t("meetings.admin.waiting")}</Tag>}
							</span>
						</label>
					</li>
				))}
			</ul>
			{hasBegun ? (
				<div>
					<Button tone="secondary">{t("meetings.admin.saveAttendance")}</Button>
				</div>
			) : null}
		</Form>
	);
};
