import { useTranslation } from "react-i18next";
import { Timeline } from "~/ui/Timeline";
import { stateTones } from "../rules/look";
import type { IncidentState } from "../rules/states";

type Event = {
	id: string;
	kind: string;
	toState: IncidentState | null;
	publicText: string | null;
	internalText?: string | null;
	actorLabel: string;
	at: Date;
};

const kinds = [
	"filed",
	"confirmed",
	"joined",
	"moved",
	"noted",
	"assigned",
	"merged",
	"parted",
	"contested",
	"directed",
	"paused",
	"resumed",
	"confirmed-fixed",
	"task",
] as const;

const isKind = (kind: string): kind is (typeof kinds)[number] => (kinds as readonly string[]).includes(kind);

/** The life of an incident, in order. What staff say among themselves comes only to staff. */
export const IncidentLife = ({ events }: { events: Event[] }) => {
	const { t } = useTranslation("issue-reports");
	const titleOf = ({ kind, toState }: Event) =>
		kind === "moved" && toState ? t(`states.${toState}`) : isKind(kind) ? t(`events.${kind}`) : kind;
	return (
		<Timeline
			items={events.map((event) => ({
				id: event.id,
				at: event.at,
				title: titleOf(event),
				tone: event.toState ? stateTones[event.toState] : ("neutral" as const),
				children: (
					<>
						{event.publicText ? <p className="whitespace-pre-line">{event.publicText}</p> : null}
						{event.internalText ? (
							<p className="whitespace-pre-line rounded-control bg-warning-soft p-2">
								<span className="font-semibold">{t("events.internal")}</span> {event.internalText}
							</p>
						) : null}
						{event.actorLabel ? <p className="text-[0.9375rem] text-soft">{event.actorLabel}</p> : null}
					</>
				),
			}))}
		/>
	);
};
