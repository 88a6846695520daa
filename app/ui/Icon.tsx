/** Our own drawings, 24 x 24, one stroke. */
const drawings = {
	"map-pin": "M12 21.5s7-6.3 7-11.6a7 7 0 1 0-14 0c0 5.3 7 11.6 7 11.6Zm0-9a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2Z",
	camera:
		"M3 8.5A1.5 1.5 0 0 1 4.5 7H8l1.5-2.5h5L16 7h3.5A1.5 1.5 0 0 1 21 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5ZM12 16.3a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2Z",
	check: "m4.5 12.8 4.8 4.7L19.5 7",
	clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5.2l3.4 2",
	vote: "M4 13h16v7H4Zm4 0 2-9h7l-2 9m-5-4.2 1.4 1.4 2.6-2.8M8.5 16.5h7",
	bulb: "M9 17.5h6M10 21h4M8.6 14.6A6 6 0 1 1 15.4 14.6c-.7.6-.9 1.3-.9 2.9h-5c0-1.6-.2-2.3-.9-2.9Z",
	megaphone: "M4 10v4l3 .4L15.5 19V5L7 9.6Zm3 4.4V19h3v-3m8.5-6.5a3.6 3.6 0 0 1 0 5",
	search: "M10.8 17.6a6.8 6.8 0 1 0 0-13.6 6.8 6.8 0 0 0 0 13.6Zm5-1.8 4.7 4.7",
	user: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 9a7.5 7.5 0 0 1 15 0",
	users:
		"M9 11a3.6 3.6 0 1 0 0-7.2A3.6 3.6 0 0 0 9 11Zm-6.5 9a6.5 6.5 0 0 1 13 0m.2-8.9a3.4 3.4 0 0 0 0-6.6m2 15.5h3a6 6 0 0 0-3.6-5.6",
	mail: "M3.5 6h17v12.5h-17Zm.4.6 8.1 6.6 8.1-6.6",
	calendar: "M4 6h16v14H4Zm0 4.5h16M8.5 3.5V8m7-4.5V8",
	warning: "M12 4 2.8 20h18.4Zm0 6v4.6m0 2.4v.2",
	info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-9.7v5.2m0-8.6v.2",
	arrow: "M4.5 12h15m-6-6 6 6-6 6",
	"arrow-back": "M19.5 12h-15m6-6-6 6 6 6",
	euro: "M18 6.4A7 7 0 1 0 18 17.6M4 10.5h9m-9 3.4h8",
	list: "M9 6h11M9 12h11M9 18h11M4.5 6h.1m-.1 6h.1m-.1 6h.1",
	map: "m3.5 6.5 5.7-2.3 5.6 2.3 5.7-2.3v13.3l-5.7 2.3-5.6-2.3-5.7 2.3Zm5.7-2.3v13.3m5.6-11v13.3",
	moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
	sun: "M12 16.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4Zm0-13.7v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7 17.3l-1.4 1.4",
	lock: "M5.5 10.5h13V20h-13Zm2.6 0V7.4a3.9 3.9 0 0 1 7.8 0v3.1",
	file: "M6 3h8l4.5 4.5V21H6Zm8 0v4.5h4.5M9 12.5h6.5M9 16.5h6.5",
	plus: "M12 5v14m-7-7h14",
	minus: "M5 12h14",
	close: "m6 6 12 12M18 6 6 18",
	menu: "M4 6.5h16M4 12h16M4 17.5h16",
	thumb:
		"M7.5 11v9h-3v-9Zm0 0 3.7-7.4c1.5 0 2.5 1 2.3 2.6L13 9.5h5.2a1.8 1.8 0 0 1 1.8 2.1l-1.1 6.8a1.9 1.9 0 0 1-1.9 1.6H7.5",
	heart: "M12 20s-8-4.9-8-10.6A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.4C20 15.1 12 20 12 20Z",
	message: "M4 5h16v11.5h-8.5L7 20.5v-4H4Z",
	home: "M4 11 12 4l8 7v9h-5.5v-5.5h-5V20H4Z",
	chart: "M4 20h16M6.5 16.5v-5m5.5 5v-10m5.5 10V9",
	download: "M12 4v11m-5-4.6 5 4.6 5-4.6M4.5 20h15",
	locate: "M12 18a6 6 0 1 0 0-12 6 6 0 0 0 0 12Zm0-15.5V6m0 12v3.5M2.5 12H6m12 0h3.5",
	gear: "M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4Zm0-12.7v2.6m0 13.8v2.6M21.5 12h-2.6M5.1 12H2.5m16.2-6.7-1.8 1.8M7.1 16.9l-1.8 1.8m13.4 0-1.8-1.8M7.1 7.1 5.3 5.3",
} as const;

export type IconName = keyof typeof drawings;

/** A drawing beside a text that says the same: always hidden from screen readers. `size` in rem. */
export const Icon = ({ name, size = 1.25, className = "" }: { name: IconName; size?: number; className?: string }) => (
	<svg
		aria-hidden="true"
		viewBox="0 0 24 24"
		width={`${size}rem`}
		height={`${size}rem`}
		fill="none"
		stroke="currentColor"
		strokeWidth="1.75"
		strokeLinecap="round"
		strokeLinejoin="round"
		className={`inline-block flex-none ${className}`}
	>
		<path d={drawings[name]} />
	</svg>
);
