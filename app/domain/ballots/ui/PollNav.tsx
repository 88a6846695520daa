import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";

type Props = { phaseId: string; channels: readonly string[]; current: "mark" | "papers" | "counter" };

/** The screens of a polling place, those its rules have. */
export const PollNav = ({ phaseId, channels, current }: Props) => {
	const { t } = useTranslation("ballots");
	const page = `/admin/polls/${phaseId}`;
	const screens = [
		{ name: "mark" as const, to: page, channel: "paper" },
		{ name: "papers" as const, to: `${page}/papers`, channel: "paper" },
		{ name: "counter" as const, to: `${page}/counter`, channel: "counter" },
	];
	return (
		<nav aria-label={t("poll.title")}>
			<ul className="flex flex-wrap gap-2">
				{screens
					.filter(({ channel }) => channels.includes(channel))
					.map(({ name, to }) => (
						<li key={name}>
							<LinkButton
								to={to}
								size="small"
								tone={name === current ? "primary" : "secondary"}
								{...(name === current ? { "aria-current": "page" as const } : {})}
							>
								{t(`poll.${name}`)}
							</LinkButton>
						</li>
					))}
			</ul>
		</nav>
	);
};
