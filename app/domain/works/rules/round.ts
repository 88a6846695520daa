type Place = { lat: number; lng: number };

const far = (a: Place, b: Place) => {
	const wide = Math.cos((a.lat * Math.PI) / 180);
	return (a.lat - b.lat) ** 2 + ((a.lng - b.lng) * wide) ** 2;
};

/** Places in an order to walk or drive: from the start always the nearest that is left. Short rather than shortest. */
export const roundOf = <Stop extends Place>(start: Place, stops: readonly Stop[]): Stop[] => {
	const left = [...stops];
	const order: Stop[] = [];
	let here = start;
	while (left.length > 0) {
		let best = 0;
		for (let index = 1; index < left.length; index += 1) {
			const [a, b] = [left[index], left[best]];
			if (a && b && far(here, a) < far(here, b)) best = index;
		}
		const [next] = left.splice(best, 1);
		if (!next) break;
		order.push(next);
		here = next;
	}
	return order;
};
