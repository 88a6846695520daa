// Recounts a secret vote from the folder the city published, and says whether the announced result is right.
//   node verify-ballots.mjs FOLDER [--receipt FILE]… [--kept FILE]… [--english]
// The computer's own cryptography and libsodium (npm install libsodium-wrappers), nothing of the city's. The results page
// runs this same file in the browser.
import sodium from "libsodium-wrappers";

const { subtle } = globalThis.crypto;
const FILES = ["log.jsonl", "checkpoints.jsonl", "fingerprints.jsonl"];

const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const base64 = (data) => btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
const utf8 = (text) => new TextEncoder().encode(text);
const signed = (...parts) => utf8(parts.join("\n"));
const sha256 = async (...parts) => {
	const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return new Uint8Array(await subtle.digest("SHA-256", all));
};

/** RFC 8785, for what these files hold. */
const canonical = (value) => {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	const keys = Object.keys(value).sort();
	return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
};

/** Whether an Ed25519 key (SPKI: its last 32 bytes) signed a text. */
const isSigned = (text, signature, spki) => {
	try {
		return (
			base64(bytes(signature)) === signature &&
			sodium.crypto_sign_verify_detached(bytes(signature), text, bytes(spki).slice(-32))
		);
	} catch {
		return false;
	}
};

/** The roots of the log at each size, from 0 (RFC 9162, 2.1.1): complete subtrees are kept, the largest first. */
const rootsOf = async (entries) => {
	const trees = [];
	const roots = [base64(await sha256())];
	const node = (left, right) => sha256(Uint8Array.of(1), left, right);
	for (const entry of entries) {
		let tree = { size: 1, hash: await sha256(Uint8Array.of(0), entry) };
		while (trees.at(-1)?.size === tree.size) {
			const left = trees.pop();
			tree = { size: left.size * 2, hash: await node(left.hash, tree.hash) };
		}
		trees.push(tree);
		let root = trees.at(-1).hash;
		for (const { hash } of trees.slice(0, -1).reverse()) root = await node(hash, root);
		roots.push(base64(root));
	}
	return roots;
};

const checkLog = async ({ voteId, logKey, checkpoints, fingerprints, log }, roots, fault) => {
	for (const { size, root, signature } of checkpoints) {
		if (roots[size] !== root) fault("checkpoint-root", size);
		if (!isSigned(signed("parvis-checkpoint-1", voteId, size, root), signature, logKey))
			fault("checkpoint-signature", size);
	}
	const sizes = checkpoints.map(({ size }) => size);
	if (sizes.some((size, index) => index > 0 && size <= sizes[index - 1])) fault("checkpoint-order");
	if ((sizes.at(-1) ?? 0) !== log.length) fault("log-size", log.length, sizes.at(-1) ?? 0);
	for (const { at, size, root, salt, fingerprint, signature } of fingerprints) {
		if (roots[size] !== root) fault("fingerprint-root", at);
		const text = signed("parvis-sealed-checkpoint-1", voteId, at, size, root, salt);
		if (base64(await sha256(text)) !== fingerprint) fault("fingerprint", at);
		if (!isSigned(signed("parvis-fingerprint-1", voteId, at, fingerprint), signature, logKey))
			fault("fingerprint-signature", at);
	}
};

/** The ballots of the log that a card of this vote signed; the others are faults. */
const readBallots = async ({ voteId, issuerKey, log }, fault) => {
	const pss = { name: "RSA-PSS", saltLength: 48 };
	const issuer = await subtle.importKey("spki", bytes(issuerKey), { ...pss, hash: "SHA-384" }, false, ["verify"]);
	const cards = new Map();
	const isCard = async ({ key, cardSignature }) => {
		const known = `${key} ${cardSignature}`;
		const text = signed("parvis-card-1", voteId, key);
		if (!cards.has(known)) cards.set(known, await subtle.verify(pss, issuer, bytes(cardSignature), text));
		return cards.get(known);
	};
	const ballots = [];
	const seen = new Set();
	for (const [index, line] of log.entries()) {
		try {
			const ballot = JSON.parse(line);
			const { key, revision, sealed, signature } = ballot;
			const text = signed("parvis-ballot-1", voteId, revision, sealed);
			if (!(await isCard(ballot))) fault("no-card", index + 1);
			else if (!sodium.crypto_sign_verify_detached(bytes(signature), text, bytes(key))) fault("not-signed", index + 1);
			else if (seen.has(`${key} ${revision}`)) fault("revision-twice", index + 1);
			else ballots.push(ballot);
			seen.add(`${key} ${revision}`);
		} catch {
			fault("unreadable-ballot", index + 1);
		}
	}
	return ballots;
};

/** What a paper says: options, and beside each its points, rank or grade where the method has them. Null: not a paper. */
const openPaper = ({ bureauKey, bureauSecret, rules }, { sealed }) => {
	try {
		const paper = sodium.crypto_box_seal_open(bytes(sealed), bytes(bureauKey), bytes(bureauSecret));
		const lines = JSON.parse(sodium.to_string(paper)).map((line) => (isMarked(rules) ? line : [line]));
		if (!lines.every((line) => Array.isArray(line) && line.length === (isMarked(rules) ? 2 : 1))) return null;
		const said = lines.map(([place, mark]) => ({ option: rules.options[place], mark, place }));
		if (said.some(({ place, option }) => !Number.isInteger(place) || !option)) return null;
		said.sort((a, b) => (a.option.id < b.option.id ? -1 : 1));
		return { choices: said.map(({ option }) => option.id), marks: isMarked(rules) ? said.map(({ mark }) => mark) : [] };
	} catch {
		return null;
	}
};

const isMarked = ({ method }) => ["cumulative", "score", "ordinal", "ranked", "majority-judgment"].includes(method);
const isRanked = ({ method }) => method === "ordinal" || method === "ranked";
const grouped = (list, keyOf) => {
	const groups = new Map();
	for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
	return groups;
};
const sumOf = (numbers) => numbers.reduce((sum, one) => sum + one, 0);
const envelopeOf = ({ money, options }, id) => options.find((one) => one.id === id).envelope ?? money?.envelopes[0].id;

const marksKeep = (rules, marks, ids) => {
	const { method, points = 0, grades = [] } = rules;
	const least = method === "majority-judgment" ? 0 : 1;
	if (!marks.every((mark) => Number.isSafeInteger(mark) && mark >= least)) return false;
	if (method === "majority-judgment") return marks.every((mark) => mark < grades.length);
	if (method === "score") return marks.every((mark) => mark <= points);
	if (!isRanked(rules)) return true;
	const envelopes = grouped(marks.keys(), (at) => envelopeOf(rules, ids[at]));
	return [...envelopes.values()].every((places) => {
		const ranks = new Set(places.map((at) => marks[at]));
		return Math.max(...ranks) === ranks.size && (method === "ranked" || ranks.size === places.length);
	});
};

/** Whether a paper keeps to the rules of its vote. */
const isValid = (rules, { choices, marks }) => {
	const { method, limit, minimum, money, points = 0, options } = rules;
	if (new Set(choices).size < choices.length || choices.length < minimum) return false;
	if (!marksKeep(rules, marks, choices)) return false;
	const spent = grouped(choices.keys(), (at) => envelopeOf(rules, choices[at]));
	for (const [id, places] of spent) {
		const costs = places.map((at) => options.find((one) => one.id === choices[at]).cost ?? 0);
		if (places.length > limit) return false;
		if (method === "cumulative" && sumOf(places.map((at) => marks[at])) > points) return false;
		const amount = money?.envelopes.find((one) => one.id === id).amount ?? 0;
		if (method === "knapsack" && sumOf(costs) > amount) return false;
	}
	const districts = [...spent.keys()].filter((id) => id !== money?.city);
	return money?.spread !== "one-district" || districts.length <= 1;
};

/** Numbers 0 to n − 1 in groups of equals, best first; equals in the order they are listed. */
const inGroups = (size, compare) => {
	const groups = [];
	for (const one of [...Array(size).keys()].sort((a, b) => compare(a, b) || a - b))
		if (groups.length && compare(groups.at(-1)[0], one) === 0) groups.at(-1).push(one);
		else groups.push([one]);
	return groups;
};
const signOf = (difference) => (difference < 0n ? -1 : difference > 0n ? 1 : 0);

/** What one ballot gives to the option at `at`: a vote, points, or points by rank (the first gets `limit`). */
const worth = ({ method, limit }, { marks }, at) => {
	if (method === "cumulative" || method === "score") return marks[at];
	return method === "ordinal" ? limit - marks[at] + 1 : 1;
};

const pointsOf = (rules, papers, ids) => {
	const points = ids.map(() => 0);
	for (const paper of papers)
		for (const [at, id] of paper.choices.entries())
			if (ids.includes(id)) points[ids.indexOf(id)] += paper.count * worth(rules, paper, at);
	return points;
};

const supportOf = (papers, ids) => pointsOf({ method: "up-to-k" }, papers, ids);

/** Rankings as groups of numbers, best first. */
const rankingsOf = (papers, ids) =>
	papers.map(({ choices, marks, count }) => {
		const ranks = grouped(choices.keys(), (at) => marks[at]);
		const ordered = [...ranks].sort(([a], [b]) => a - b);
		return { count: BigInt(count), ranking: ordered.map(([, places]) => places.map((at) => ids.indexOf(choices[at]))) };
	});

/** Schulze, winning votes; who is not ranked is last. */
const schulze = (ballots, size) => {
	const pairs = Array.from({ length: size }, () => Array(size).fill(0n));
	for (const { count, ranking } of ballots) {
		const below = new Set(Array(size).keys());
		for (const group of ranking) {
			for (const one of group) below.delete(one);
			for (const better of group) for (const worse of below) pairs[better][worse] += count;
		}
	}
	const paths = pairs.map((row, a) => row.map((votes, b) => (votes > pairs[b][a] ? votes : 0n)));
	for (let via = 0; via < size; via++)
		for (let from = 0; from < size; from++)
			for (let to = 0; to < size; to++) {
				if (from === to || from === via || to === via) continue;
				const weakest = paths[from][via] < paths[via][to] ? paths[from][via] : paths[via][to];
				if (weakest > paths[from][to]) paths[from][to] = weakest;
			}
	const groups = [];
	for (let left = [...Array(size).keys()]; left.length > 0; ) {
		const best = left.filter((a) => left.every((b) => paths[b][a] <= paths[a][b]));
		groups.push(best);
		left = left.filter((one) => !best.includes(one));
	}
	return { groups };
};

/** Borda: a point for each candidate ranked strictly below; who is not ranked is last. */
const borda = (ballots, size) => {
	const points = Array(size).fill(0n);
	for (const { count, ranking } of ballots) {
		let below = size;
		for (const group of ranking) {
			below -= group.length;
			for (const one of group) points[one] += BigInt(below) * count;
		}
	}
	return { groups: inGroups(size, (a, b) => signOf(points[b] - points[a])) };
};

/** Exact fractions [numerator, denominator]. */
const reduced = (num, den) => {
	let [a, b] = [num < 0n ? -num : num, den];
	while (b > 0n) [a, b] = [b, a % b];
	return a > 1n ? [num / a, den / a] : [num, den];
};
const plus = ([a, b], [c, d]) => (b === d ? [a + c, b] : reduced(a * d + c * b, b * d));
const less = ([a, b], [c, d]) => signOf(a * d - c * b);

/** Whom a ballot stands for among those still in: it stops at a rank that two or more of them share. */
const standsFor = (ranking, isIn) => {
	const group = ranking.find((one) => one.some((candidate) => isIn[candidate])) ?? [];
	const left = group.filter((candidate) => isIn[candidate]);
	return left.length === 1 ? left[0] : -1;
};

/** By the most recent stage at which two candidates differed. */
const lookBack = (stages, a, b) => {
	for (const stage of stages.toReversed()) if (less(stage[a], stage[b]) !== 0) return less(stage[a], stage[b]);
	return 0;
};

/** Who goes out: fewest votes; equals together where it changes nothing; else by earlier stages, then the last listed. */
const outOf = (stages, left, vacancies, transfers) => {
	const votes = stages.at(-1);
	const order = [...left].sort((a, b) => less(votes[a], votes[b]));
	const lowest = order.filter((one) => less(votes[one], votes[order[0]]) === 0);
	if (lowest.length === 1) return lowest;
	const next = order[lowest.length];
	const [num, den] = votes[order[0]];
	const fewer = next !== undefined && less([num * BigInt(lowest.length), den], votes[next]) < 0;
	if (fewer && order.length - lowest.length >= vacancies && (num === 0n || !transfers)) return lowest;
	const fewest = lowest.filter((one) => lowest.every((other) => lookBack(stages, one, other) <= 0));
	return [Math.max(...fewest)];
};

/** Instant runoff. */
const irv = (ballots, size) => {
	const isIn = Array(size).fill(true);
	const stages = [];
	const excluded = [];
	for (;;) {
		const left = [...isIn.keys()].filter((one) => isIn[one]);
		const votes = Array(size).fill(0n);
		for (const { count, ranking } of ballots) {
			const one = standsFor(ranking, isIn);
			if (one >= 0) votes[one] += count;
		}
		stages.push(votes.map((count) => [count, 1n]));
		const total = votes.reduce((sum, one) => sum + one, 0n);
		const leader = left.find((one) => votes[one] * 2n > total) ?? (left.length <= 1 ? left[0] : undefined);
		if (leader !== undefined) {
			const others = left.filter((one) => one !== leader);
			const rest = inGroups(others.length, (a, b) => signOf(votes[others[b]] - votes[others[a]]));
			const groups = rest.map((group) => group.map((at) => others[at]));
			return { winners: [leader], groups: [[leader], ...groups, ...excluded.toReversed()] };
		}
		const out = outOf(stages, left, 1, false);
		for (const one of out) isIn[one] = false;
		excluded.push(out);
	}
};

/** Single transferable vote: Droop quota, exact fractions, all papers of an elected candidate go on. */
const stv = (ballots, size, seats) => {
	const isIn = Array(size).fill(true);
	const piles = Array.from({ length: size }, () => []);
	const stages = [];
	const elected = [];
	let surpluses = [];
	const held = (one) => stages.at(-1)[one];
	const before = (a, b) => less(held(b), held(a)) || lookBack(stages, b, a) || a - b;
	const hand = (papers) => {
		for (const paper of papers) piles[standsFor(paper.ranking, isIn)]?.push(paper);
	};
	const elect = (list) => {
		for (const one of list) isIn[one] = false;
		elected.push(...list);
	};
	hand(ballots.map((ballot) => ({ ...ballot, value: [1n, 1n] })));
	const quota = [piles.flat().reduce((sum, { count }) => sum + count, 0n) / BigInt(seats + 1) + 1n, 1n];
	const close = () => {
		stages.push(
			piles.map((pile) => pile.reduce((sum, { count, value }) => plus(sum, [value[0] * count, value[1]]), [0n, 1n])),
		);
		const reached = [...isIn.keys()].filter((one) => isIn[one] && less(held(one), quota) >= 0).sort(before);
		reached.splice(Math.max(0, seats - elected.length));
		elect(reached);
		surpluses.push(...reached);
	};
	close();
	while (elected.length < seats) {
		const left = [...isIn.keys()].filter((one) => isIn[one]);
		if (left.length <= seats - elected.length) {
			elect(left.sort(before));
			break;
		}
		surpluses = surpluses.filter((one) => less(held(one), quota) > 0).sort(before);
		const from = surpluses.shift();
		if (from !== undefined) {
			const [num, den] = plus(held(from), [-quota[0], quota[1]]);
			const [all, of] = held(from);
			const papers = piles[from];
			piles[from] = [{ count: 1n, ranking: [], value: quota }];
			hand(
				papers.map((paper) => ({ ...paper, value: reduced(paper.value[0] * num * of, paper.value[1] * den * all) })),
			);
		} else {
			const out = outOf(stages, left, seats - elected.length, true);
			for (const one of out) isIn[one] = false;
			const papers = out.flatMap((one) => piles[one].splice(0));
			hand(papers);
		}
		close();
	}
	return { winners: elected, groups: null };
};

/** Majority judgment: the median grade of each, then, among equals, one median vote after another removed. */
const judgment = (rules, papers, ids) => {
	const total = sumOf(papers.map(({ count }) => count));
	const counts = ids.map(() => rules.grades.map(() => 0));
	for (const { choices, marks, count } of papers)
		for (const [at, id] of choices.entries()) counts[ids.indexOf(id)][marks[at]] += count;
	const most = Math.max(0, ...counts.map(sumOf));
	for (const tally of counts) tally[0] += most - sumOf(tally);
	/** The grades removed, in order, as runs: each median removed is the lower of the two middle ones. */
	const removed = (tally) => {
		const runs = [];
		const left = [...tally];
		for (let size = sumOf(left); size > 0 && runs.length <= total; size -= 1) {
			const place = Math.ceil(size / 2);
			let seen = 0;
			const grade = left.findIndex((count) => {
				seen += count;
				return seen >= place;
			});
			left[grade] -= 1;
			runs.push(grade);
		}
		return runs;
	};
	const medians = counts.map(removed);
	const compare = (a, b) => {
		for (let at = 0; at < medians[a].length; at++)
			if (medians[a][at] !== medians[b][at]) return medians[b][at] - medians[a][at];
		return 0;
	};
	return { groups: inGroups(ids.length, compare) };
};

/** Yes or no: the roll's quorum with blanks, then more yes than no. */
const yesOrNo = ({ options, quorum = { roll: 1, percent: 0 } }, papers) => {
	const [yes = 0, no = 0, blank = 0] = supportOf(
		papers,
		options.map(({ id }) => id),
	);
	const isQuorate = BigInt(yes + no + blank) * 100n >= BigInt(quorum.roll) * BigInt(quorum.percent);
	return { named: [isQuorate && yes > no ? "yes" : "no"], groups: null };
};

const countPlain = (rules, papers, ids) => {
	const { method, count: { rule = "schulze", seats: places } = {}, seats = 1 } = rules;
	if (method === "yes-no") return yesOrNo(rules, papers);
	if (method === "majority-judgment") return judgment(rules, papers, ids);
	if (method === "ranked") {
		const ways = { schulze, borda, irv, stv };
		return ways[rule](rankingsOf(papers, ids), ids.length, places ?? seats);
	}
	const points = pointsOf(rules, papers, ids);
	return { groups: inGroups(ids.length, (a, b) => points[b] - points[a]) };
};

/** Greedy: the best first, each that fits («skip»), or until the first that does not («stop»). */
const greedy = ({ costs, scores, votes, budget }, { rule, threshold = "0" }) => {
	const order = [...costs.keys()].sort(
		(a, b) => scores[b] - scores[a] || votes[b] - votes[a] || costs[a] - costs[b] || a - b,
	);
	const winners = [];
	let left = budget;
	for (const one of order) {
		if (scores[one] < Number(threshold)) continue;
		if (costs[one] <= left) {
			winners.push(one);
			left -= costs[one];
		} else if (rule === "greedy-stop") break;
	}
	return winners;
};

/** What two approximate amounts may differ by and still be equal, as a part of a voter's share. */
const CLOSE = 1e-10;

/**
 * The money of the voters of one run, those with the same ballot together. Kept twice: approximately, to see who is far
 * from paying, and exactly (the share less the exact price of each purchase), for what is close.
 */
const openMoney = ({ sets, supporters }, share) => {
	const bought = [];
	const prices = [];
	const live = [...supporters];
	const money = { bought, live, has: sets.map(() => Number(share)), near: Number(share) * CLOSE, common: 1n };
	/** Exact money of sets never emptied, together, over `common`. */
	money.exactly = (list) => {
		let paid = 0n;
		for (const [k, project] of bought.entries()) {
			const payers = sumOf(list.filter((at) => sets[at].choices.has(project)).map((at) => sets[at].weight));
			paid = paid * prices[k].rich + BigInt(payers) * prices[k].num;
		}
		return BigInt(sumOf(list.map((at) => sets[at].weight))) * share * money.common - paid;
	};
	money.pay = ({ project, empty, num, den, rich }) => {
		const price = Number((num << 60n) / den) / 2 ** 60;
		for (const at of live[project]) money.has[at] = Math.max(0, money.has[at] - price);
		for (const at of empty) money.has[at] = 0;
		bought.push(project);
		prices.push({ num, rich });
		money.common *= rich;
	};
	return money;
};

/** Roughly the price the supporters of a project would pay, those with less giving all they have; infinite: they cannot. */
const roughPrice = ({ sets, costs }, { has, live, near }, project) => {
	let payers = live[project].filter((at) => has[at] > 0);
	live[project] = payers;
	let owed = Number(costs[project]);
	let rich = payers.reduce((sum, at) => sum + sets[at].weight, 0);
	for (;;) {
		if (rich === 0) return Number.POSITIVE_INFINITY;
		const price = owed / rich;
		const able = [];
		for (const at of payers) {
			if (has[at] >= price - near / 4) able.push(at);
			else {
				owed -= has[at] * sets[at].weight;
				rich -= sets[at].weight;
			}
		}
		if (able.length === payers.length) return price;
		payers = able;
	}
};

/** The exact price (a fraction), who gives all they have, how many pay it; null where they cannot pay. */
const exactPrice = ({ sets, costs }, { has, live, near, exactly, common }, { project, price }) => {
	const weight = (at) => BigInt(sets[at].weight);
	const empty = live[project].filter((at) => has[at] < price - near);
	let owed = costs[project] * common - exactly(empty);
	const able = live[project].filter((at) => has[at] >= price - near);
	let rich = able.reduce((sum, at) => sum + weight(at), 0n);
	let unsure = able.filter((at) => has[at] <= price + near).map((at) => ({ at, own: exactly([at]) / weight(at) }));
	for (;;) {
		const below = unsure.filter(({ own }) => own * rich < owed);
		if (below.length === 0) break;
		unsure = unsure.filter((one) => !below.includes(one));
		for (const { at, own } of below) {
			empty.push(at);
			owed -= own * weight(at);
			rich -= weight(at);
		}
	}
	if (rich === 0n) return null;
	const level = unsure.filter(({ own }) => own * rich === owed).map(({ at }) => at);
	return { project, empty: [...empty, ...level], num: owed, den: common * rich, rich };
};

/** One run of Equal Shares: round after round, the lowest price ÷ utility is bought, until nobody can pay. */
const equalShares = (scene, share) => {
	const { costs, prefer, utility } = scene;
	const money = openMoney(scene, share);
	const order = (a, b) =>
		signOf(a.num * b.den * utility[b.project] - b.num * a.den * utility[a.project]) ||
		prefer(a.project, b.project) ||
		a.project - b.project;
	// Prices only rise: what a project cost at its last look is the least it costs now.
	const least = costs.map(() => 0);
	let left = [...costs.keys()].filter((project) => money.live[project].length > 0);
	for (;;) {
		let best = Number.POSITIVE_INFINITY;
		const looked = [];
		for (const project of left.toSorted((a, b) => least[a] - least[b])) {
			if (least[project] > best) break;
			const price = roughPrice(scene, money, project);
			least[project] = (price - money.near) / Number(utility[project]);
			best = Math.min(best, (price + money.near) / Number(utility[project]));
			looked.push({ project, price });
		}
		const cannot = looked.filter(({ price }) => price === Number.POSITIVE_INFINITY);
		const close = looked.filter((one) => !cannot.includes(one) && least[one.project] <= best);
		const choices = close.map((one) => exactPrice(scene, money, one));
		const [choice] = choices.filter(Boolean).sort(order);
		if (choice) money.pay(choice);
		const gone = new Set([...cannot, ...close.filter((_, at) => choices[at] === null)].map(({ project }) => project));
		left = left.filter((project) => project !== choice?.project && !gone.has(project));
		if (left.length === 0) return money.bought;
	}
};

/** Equal Shares with its completions: by votes, or one euro more for each as long as it fits, then by votes. */
const mes = ({ costs: euros, votes, budget: amount, sets, voters }, { completion, utility }) => {
	const people = BigInt(voters || 1);
	const costs = euros.map((cost) => BigInt(cost) * people);
	const budget = BigInt(amount) * people;
	const prefer = (a, b) => votes[b] - votes[a] || signOf(costs[a] - costs[b]);
	const supporters = costs.map((_, project) => [...sets.keys()].filter((at) => sets[at].choices.has(project)));
	const scene = {
		sets,
		supporters,
		costs,
		prefer,
		utility: utility === "cardinality" ? costs.map(() => 1n) : euros.map(BigInt),
	};
	const spent = (list) => list.reduce((sum, project) => sum + costs[project], 0n);
	const forSale = [...costs.keys()].filter((project) => votes[project] > 0);
	let share = BigInt(amount);
	let bought = share > 0n ? equalShares(scene, share) : [];
	const isFull = () => costs.every((cost, project) => bought.includes(project) || cost > budget - spent(bought));
	if (completion?.startsWith("add1") && spent(forSale) <= budget && bought.length < forSale.length)
		bought = equalShares(scene, share + (spent(forSale) / people + 1n) * people);
	while (completion?.startsWith("add1") && bought.length < forSale.length && !isFull()) {
		share += people;
		const next = equalShares(scene, share);
		if (spent(next) > budget) break;
		bought = next;
	}
	if (completion !== "utilitarian" && completion !== "add1u") return bought;
	let left = budget - spent(bought);
	const rest = [...costs.keys()].filter((project) => !bought.includes(project)).sort((a, b) => prefer(a, b) || a - b);
	const added = rest.filter((project) => {
		if (costs[project] > left) return false;
		left -= costs[project];
		return true;
	});
	return [...bought, ...added];
};

/** What a ballot says of these options alone; ranks close up where one is gone. */
const without = ({ method }, { choices, marks, count }, ids) => {
	const kept = [...choices.keys()].filter((at) => ids.includes(choices[at]));
	if (method === "ordinal") kept.sort((a, b) => marks[a] - marks[b]);
	return {
		choices: kept.map((at) => choices[at]),
		marks: kept.map((at, index) => (method === "ordinal" ? index + 1 : marks[at])),
		count,
	};
};

/** One envelope: of two projects that exclude each other, the one elected later goes and the count is done again. */
const countEnvelope = (rules, papers, order, { id, amount, carried }) => {
	const { money } = rules;
	const all = order.filter((option) => envelopeOf(rules, option) === id);
	const named = papers.filter(({ choices }) => choices.some((option) => all.includes(option)));
	const rivals = (a, b) => a !== b && money.incompatible.some((group) => group.includes(a) && group.includes(b));
	for (let ids = all; ; ) {
		const own = named.map((paper) => without(rules, paper, ids));
		const sets = new Map();
		for (const { choices, count } of own) {
			const places = choices.map((option) => ids.indexOf(option)).sort((a, b) => a - b);
			const set = sets.get(places.join()) ?? { choices: new Set(places), weight: 0 };
			set.weight += count;
			if (places.length > 0) sets.set(places.join(), set);
		}
		const scene = {
			...{ sets: [...sets.values()], voters: sumOf(own.map(({ count }) => count)), budget: amount + carried },
			costs: ids.map((option) => rules.options.find((one) => one.id === option).cost ?? 0),
			...{ scores: pointsOf(rules, own, ids), votes: supportOf(own, ids) },
		};
		const won = (money.count.rule === "mes" ? mes : greedy)(scene, money.count).map((at) => ids[at]);
		const late = won.find((one, index) => won.slice(0, index).some((other) => rivals(one, other)));
		const cost = sumOf(won.map((option) => scene.costs[ids.indexOf(option)]));
		if (late === undefined) return { id, carried, winners: won, cost };
		ids = ids.filter((one) => one !== late);
	}
};

const countMoney = (rules, papers, order) => {
	const { envelopes, city, leftover } = rules.money;
	const counted = new Map();
	let left = 0;
	for (const one of envelopes.filter(({ id }) => id !== city)) {
		counted.set(one.id, countEnvelope(rules, papers, order, { ...one, carried: 0 }));
		left += one.amount - counted.get(one.id).cost;
	}
	const carried = leftover === "to-city" ? left : 0;
	for (const one of envelopes.filter(({ id }) => id === city))
		counted.set(one.id, countEnvelope(rules, papers, order, { ...one, carried }));
	return envelopes.map(({ id }) => counted.get(id));
};

/** The options in the order of the public draw, which decides what the tie rule leaves equal. */
const drawn = async ({ options, tie, money }, seed) => {
	const ids = options.map(({ id }) => id);
	if (tie !== "draw" && !money) return ids;
	const lots = new Map();
	for (const id of ids) lots.set(id, hex(await sha256(utf8(`${seed}:${id}`))));
	return ids.sort((a, b) => (lots.get(a) < lots.get(b) ? -1 : 1));
};

/** The outcome of papers (those that say the same together) under the rules. */
export const countPapers = async (rules, papers, ballotsHash) => {
	const order = await drawn(rules, ballotsHash);
	const isSupport = ["ranked", "majority-judgment", "yes-no"].includes(rules.method);
	const numbers = isSupport ? supportOf(papers, order) : pointsOf(rules, papers, order);
	const votes = Object.fromEntries(order.map((id, at) => [id, numbers[at]]));
	const byVotes = inGroups(order.length, (a, b) => numbers[b] - numbers[a]);
	const named = (group) => group.map((at) => order[at]);
	if (rules.money) {
		const envelopes = countMoney(rules, papers, order);
		return { votes, ranking: byVotes.map(named), winners: envelopes.flatMap(({ winners }) => winners), envelopes };
	}
	const { groups, winners, named: said } = countPlain(rules, papers, order);
	const seats = rules.count?.seats ?? rules.seats ?? 1;
	const first = winners ?? (groups ?? byVotes).flat().slice(0, seats);
	const equals = (groups ?? byVotes).map(named);
	return {
		votes,
		ranking: rules.tie === "draw" ? equals.flatMap((group) => group.map((id) => [id])) : equals,
		...(rules.method === "yes-no" || rules.seats !== undefined ? { winners: said ?? named(first) } : {}),
	};
};

/** The count: the last ballot of each card, opened, judged, counted as the rules say. */
const count = async (vote, ballots) => {
	const last = new Map();
	for (const ballot of ballots)
		if ((last.get(ballot.key)?.revision ?? -1) < ballot.revision) last.set(ballot.key, ballot);
	const papers = new Map();
	const result = { cards: last.size, ballots: 0, voided: 0, invalid: 0 };
	for (const ballot of last.values()) {
		const paper = openPaper(vote, ballot);
		const isVoid = paper?.choices.length === 0;
		const counts = !isVoid && paper !== null && isValid(vote.rules, paper);
		result[counts ? "ballots" : isVoid ? "voided" : "invalid"] += 1;
		if (!counts) continue;
		const line = paper.choices.map((id, at) => (isMarked(vote.rules) ? `${id}:${paper.marks[at]}` : id)).join(",");
		const known = papers.get(line) ?? { ...paper, count: 0 };
		papers.set(line, { ...known, count: known.count + 1 });
	}
	const lines = [...papers].map(([line, { count: times }]) => `${times}×${line}`).sort();
	const ballotsHash = hex(await sha256(utf8(lines.join("\n"))));
	return { ...result, ballotsHash, ...(await countPapers(vote.rules, [...papers.values()], ballotsHash)) };
};

const checkReceipts = async ({ voteId, logKey, log }, receipts, fault) => {
	const leaves = new Set();
	if (receipts.length) for (const line of log) leaves.add(base64(await sha256(Uint8Array.of(0), utf8(line))));
	for (const [index, receipt] of receipts.entries()) {
		const [, ballot, signature] = /ballot (\S+)\s+signature (\S+)/.exec(receipt) ?? [];
		if (!ballot || !isSigned(signed("parvis-receipt-1", voteId, ballot), signature, logKey))
			fault("receipt-forged", index + 1);
		else if (!leaves.has(ballot)) fault("receipt-missing", index + 1);
	}
};

/** A published folder, file name → text, as one object; throws on what cannot be read. */
export const assemble = (files) => {
	const lines = (name) => (files[name] ?? "").split("\n").filter(Boolean);
	return {
		...JSON.parse(files["vote.json"]),
		text: files["vote.json"],
		texts: Object.fromEntries(FILES.map((name) => [name, files[name] ?? ""])),
		log: lines("log.jsonl"),
		checkpoints: lines("checkpoints.jsonl").map((line) => JSON.parse(line)),
		fingerprints: lines("fingerprints.jsonl").map((line) => JSON.parse(line)),
	};
};

const checkFolder = async (vote, fault) => {
	const { text, texts, log: _, checkpoints: __, fingerprints: ___, signature, ...said } = vote;
	if (text.trimEnd() !== canonical({ ...said, signature })) fault("changed-file", "vote.json");
	const hash = hex(await sha256(utf8(canonical(said))));
	if (!isSigned(signed("parvis-publication-1", vote.voteId, hash), signature, vote.logKey)) fault("not-the-citys");
	for (const name of FILES)
		if (hex(await sha256(utf8(texts[name]))) !== vote.files?.[name]) fault("changed-file", name);
};

/**
 * Everything that is wrong with a published folder (nothing: `faults` is empty), and the count as anyone can make it.
 * `files`: name → text. `receipts`: texts of receipts that must be in the log; `kept`: fingerprints copied during the vote.
 */
export const verifyFolder = async (files, { receipts = [], kept = [] } = {}) => {
	await sodium.ready;
	const faults = [];
	const fault = (code, ...about) => faults.push({ code, about });
	try {
		const vote = assemble(files);
		await checkFolder(vote, fault);
		if (hex(await sha256(utf8(canonical(vote.rules)))) !== vote.rulesHash) fault("rules");
		const secret = bytes(vote.bureauSecret);
		if (base64(sodium.crypto_scalarmult_base(secret)) !== vote.bureauKey) fault("bureau-key");
		await checkLog(vote, await rootsOf(vote.log.map(utf8)), fault);
		await checkReceipts(vote, receipts, fault);
		for (const one of kept)
			if (!vote.fingerprints.some(({ fingerprint }) => fingerprint === one)) fault("kept-missing", one);
		const result = await count(vote, await readBallots(vote, fault));
		const { size, cards } = vote.roll;
		if (result.cards > cards) fault("more-ballots-than-cards", result.cards, cards);
		if (cards > size) fault("more-cards-than-roll", cards, size);
		if (canonical(result) !== canonical(vote.announced)) fault("other-result");
		return { faults, result, options: vote.rules.options };
	} catch {
		fault("unreadable");
		return { faults, result: null, options: [] };
	}
};

/** code | French | English; {0} is the first thing the fault is about. */
const sentences = `
unreadable|le dossier ne peut pas être lu : il manque un fichier, ou l’un d’eux n’a plus sa forme|the folder cannot be read: a file is missing or has lost its form
changed-file|{0} n’est pas celui que la ville a publié|{0} is not the one the city published
not-the-citys|vote.json n’est pas signé par la ville|vote.json is not signed by the city
rules|le règlement n’est pas celui dont l’empreinte a été publiée|the rules are not those whose hash was published
bureau-key|la clé publiée n’est pas celle du bureau|the published key is not the bureau’s
checkpoint-root|registre réécrit : l’état signé à {0} bulletins ne lui correspond pas|log rewritten: it does not give the root signed at {0} ballots
checkpoint-signature|l’état du registre à {0} bulletins n’est pas signé par la ville|the state of the log at {0} ballots is not signed by the city
checkpoint-order|les états signés du registre ne se suivent pas|the signed states of the log do not follow each other
log-size|le registre contient {0} bulletins, son dernier état signé en dit {1}|the log has {0} ballots, its last signed state says {1}
fingerprint-root|registre réécrit depuis l’empreinte du {0}|log rewritten since the fingerprint of {0}
fingerprint|l’empreinte du {0} ne correspond pas à ce qu’elle devait cacher|the fingerprint of {0} does not match what it was to hide
fingerprint-signature|l’empreinte du {0} n’est pas signée par la ville|the fingerprint of {0} is not signed by the city
kept-missing|l’empreinte {0}, relevée pendant le vote, n’est plus publiée|the fingerprint {0}, copied during the vote, is no longer published
no-card|bulletin {0} : sa carte n’est pas de ce vote|ballot {0}: no card of this vote
not-signed|bulletin {0} : il n’est pas signé par sa carte|ballot {0}: not signed by its card
revision-twice|bulletin {0} : deux bulletins d’une même carte portent le même numéro|ballot {0}: two ballots of one card have the same number
unreadable-ballot|bulletin {0} : illisible|ballot {0}: cannot be read
receipt-forged|récépissé {0} : il n’est pas signé par la ville pour ce vote|receipt {0}: not signed by the city for this vote
receipt-missing|récépissé {0} : son bulletin n’est pas dans le registre|receipt {0}: its ballot is not in the log
more-ballots-than-cards|{0} cartes ont voté, {1} seulement ont été retirées|{0} cards voted, only {1} were picked up
more-cards-than-roll|{0} cartes retirées pour {1} personnes sur la liste|{0} cards picked up for {1} persons on the roll
other-result|le résultat annoncé n’est pas celui des bulletins|the announced result is not the one of the ballots
right|JUSTE : le résultat annoncé est celui des bulletins.|RIGHT: the announced result is the one of the ballots.
refused|REFUSÉ|REFUSED
winners|ce qui l’emporte, dans l’ordre : {0}|what wins, in order: {0}
figures|cartes qui ont voté : {0} ; bulletins comptés : {1}, retirés : {2}, nuls : {3}|cards that voted: {0}; ballots counted: {1}, taken back: {2}, invalid: {3}
`;

/** What a fault, or the verdict («right», «refused», «figures»), says in words. */
export const say = (language, code, ...about) => {
	const line = sentences.split("\n").find((one) => one.startsWith(`${code}|`)) ?? `${code}|${code}|${code}`;
	const text = line.split("|")[language === "en" ? 2 : 1];
	return text
		.replace(/\{(\d)\}/g, (_, place) => about[place])
		.replaceAll(" :", "\u00a0:")
		.replaceAll(" ;", "\u202f;");
};

/** Winners by their titles («yes» and «no» have none). */
export const namesOf = (ids, options) => ids.map((id) => options.find((one) => one.id === id)?.title ?? id).join(", ");

const readArguments = (words) => {
	const asked = { folder: null, receipts: [], kept: [], language: "fr" };
	const left = [...words];
	while (left.length > 0) {
		const word = left.shift();
		if (word === "--english") asked.language = "en";
		else if (word === "--receipt") asked.receipts.push(left.shift());
		else if (word === "--kept") asked.kept.push(left.shift());
		else asked.folder = word;
	}
	return asked;
};

const main = async ({ argv, stdout }) => {
	const { existsSync, readFileSync } = process.getBuiltinModule("node:fs");
	const { folder, receipts, kept, language } = readArguments(argv.slice(2));
	const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
	const names = ["vote.json", ...FILES];
	const files = Object.fromEntries(names.map((name) => [name, read(`${folder ?? "."}/${name}`)]));
	const { faults, result, options } = await verifyFolder(files, {
		receipts: receipts.map((path) => read(path) ?? ""),
		kept: kept.flatMap((path) => (read(path) ?? "").match(/[A-Za-z0-9+/]{43}=/g) ?? []),
	});
	const print = (line) => stdout.write(`${line}\n`);
	for (const { id, title } of options) print(`${result.votes[id]}\t${title}`);
	if (result?.winners) print(say(language, "winners", namesOf(result.winners, options)));
	if (result) {
		const { cards, ballots, voided, invalid } = result;
		print(say(language, "figures", cards, ballots, voided, invalid));
	}
	print(say(language, faults.length === 0 ? "right" : "refused"));
	for (const { code, about } of faults) print(`- ${say(language, code, ...about)}`);
	process.exitCode = faults.length === 0 ? 0 : 1;
};

if (globalThis.process?.argv?.[1]?.endsWith("verify-ballots.mjs")) main(process);
