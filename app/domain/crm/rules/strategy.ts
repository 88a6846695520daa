/** What the cockpit knows of a group of matters (of one channel, one topic or one district) over a period. */
export type ChannelFigures = {
	/** Key of a channel, a topic or a district. */
	key: string;
	matters: number;
	answered: number;
	/** Answered by the day due. */
	onTime: number;
	/** The person wrote again within seven days of the first answer. */
	again: number;
	/** One answer, and nothing after it. */
	firstTime: number;
	/** Came by phone, at the counter or by post. */
	assisted: number;
};

export type Switch = { from: string; to: string; matters: number };

/** Under this many matters a rate says nothing and could show one person: it is neither shown nor concluded from. */
export const FEWEST = 10;

/** A share, 0 to 1, or null where there are too few. */
export const shareOf = (part: number, whole: number): number | null => (whole < FEWEST ? null : part / whole);

/** A count as it may be published: null under the fewest. */
export const publishable = (count: number): number | null => (count > 0 && count < FEWEST ? null : count);

export type Suggestion =
	| { kind: "again" | "late" | "assisted" | "good"; key: string; share: number; count: number }
	| { kind: "evening"; share: number; count: number }
	| { kind: "switch"; from: string; to: string; share: number; count: number }
	| { kind: "district"; key: string; share: number; count: number };

type Facts = {
	channels: readonly ChannelFigures[];
	topics: readonly ChannelFigures[];
	districts: readonly ChannelFigures[];
	switches: readonly Switch[];
	/** Matters by hour of the city's day, 24 counts. */
	hours: readonly number[];
};

const thresholds = { again: 0.25, late: 0.2, assisted: 0.5, evening: 0.25, switched: 0.1, district: 1.5, good: 0.8 };

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const ofChannels = (channels: readonly ChannelFigures[]): Suggestion[] =>
	channels.flatMap(({ key, answered, again, firstTime }): Suggestion[] => {
		const [againShare, good] = [shareOf(again, answered), shareOf(firstTime, answered)];
		if (againShare !== null && againShare >= thresholds.again)
			return [{ kind: "again", key, share: againShare, count: answered }];
		if (good !== null && good >= thresholds.good) return [{ kind: "good", key, share: good, count: answered }];
		return [];
	});

const ofTopics = (topics: readonly ChannelFigures[]): Suggestion[] =>
	topics.flatMap(({ key, matters, answered, onTime, assisted }) => {
		const [late, byHand] = [shareOf(answered - onTime, answered), shareOf(assisted, matters)];
		return [
			...(late !== null && late >= thresholds.late
				? [{ kind: "late" as const, key, share: late, count: answered }]
				: []),
			...(byHand !== null && byHand >= thresholds.assisted
				? [{ kind: "assisted" as const, key, share: byHand, count: matters }]
				: []),
		];
	});

const ofSwitches = ({ switches, channels }: Pick<Facts, "switches" | "channels">): Suggestion[] =>
	switches.flatMap(({ from, to, matters }) => {
		const whole = channels.find(({ key }) => key === from)?.matters ?? 0;
		const share = shareOf(matters, whole);
		return share !== null && share >= thresholds.switched ? [{ kind: "switch", from, to, share, count: whole }] : [];
	});

const ofDistricts = (districts: readonly ChannelFigures[]): Suggestion[] => {
	const city = shareOf(sum(districts.map(({ assisted }) => assisted)), sum(districts.map(({ matters }) => matters)));
	if (!city) return [];
	return districts.flatMap(({ key, matters, assisted }) => {
		const share = shareOf(assisted, matters);
		return share !== null && share >= city * thresholds.district
			? [{ kind: "district" as const, key, share, count: matters }]
			: [];
	});
};

const ofHours = (hours: readonly number[]): Suggestion[] => {
	const count = sum(hours);
	const share = shareOf(sum(hours.slice(18, 22)), count);
	return share !== null && share >= thresholds.evening ? [{ kind: "evening", share, count }] : [];
};

/**
 * What the figures suggest, each with its evidence: the share (0 to 1) and how many matters it rests on. Nothing is
 * concluded from fewer than ten matters. The thresholds are ours, written above: they draw attention, they prove nothing.
 */
export const suggestionsOf = ({ channels, topics, districts, switches, hours }: Facts): Suggestion[] => [
	...ofTopics(topics),
	...ofChannels(channels),
	...ofSwitches({ switches, channels }),
	...ofDistricts(districts),
	...ofHours(hours),
];
