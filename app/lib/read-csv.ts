/** Reads CSV (RFC 4180; comma or semicolon, as its first line says): one record a line, by the names of the first line. */
export const readCsv = (text: string): Record<string, string>[] => {
	const body = text.replace(/^\ufeff/, "");
	const head = body.slice(0, body.search(/[\r\n]|$/));
	const comma = head.split(";").length > head.split(",").length ? ";" : ",";
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = "";
	let isQuoted = false;
	for (let at = 0; at < body.length; at += 1) {
		const sign = body.charAt(at);
		if (isQuoted) {
			if (sign !== '"') cell += sign;
			else if (body.charAt(at + 1) === '"') {
				cell += '"';
				at += 1;
			} else isQuoted = false;
		} else if (sign === '"' && cell === "") isQuoted = true;
		else if (sign === comma) {
			row.push(cell);
			cell = "";
		} else if (sign === "\n") {
			rows.push([...row, cell.replace(/\r$/, "")]);
			row = [];
			cell = "";
		} else cell += sign;
	}
	if (cell !== "" || row.length > 0) rows.push([...row, cell.replace(/\r$/, "")]);
	const [names = [], ...records] = rows;
	return records
		.filter((record) => record.some((value) => value !== ""))
		.map((record) => Object.fromEntries(names.map((name, index) => [name.trim(), record[index] ?? ""])));
};
