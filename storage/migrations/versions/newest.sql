-- The tables of a new database, as the versions beside this file make them. Written by `python -m storage.migrations`.

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE apart (
	space_id VARCHAR(80) NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	other_tag VARCHAR(64) NOT NULL,
	other_id VARCHAR(64),
	at BIGINT NOT NULL,
	CONSTRAINT pk_apart PRIMARY KEY (space_id, person_id, other_tag)
);

CREATE TABLE award_people (
	space_id VARCHAR(80) NOT NULL,
	standing_id BIGINT NOT NULL,
	award_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	stands VARCHAR(8) NOT NULL,
	number INTEGER,
	CONSTRAINT pk_award_people PRIMARY KEY (space_id, standing_id)
);

CREATE TABLE awards (
	space_id VARCHAR(80) NOT NULL,
	award_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	title VARCHAR(120) NOT NULL,
	words TEXT NOT NULL,
	state VARCHAR(12) NOT NULL,
	place VARCHAR(255),
	poll_id BIGINT,
	asked_by VARCHAR(64),
	made_at BIGINT NOT NULL,
	touched INTEGER NOT NULL,
	CONSTRAINT pk_awards PRIMARY KEY (space_id, award_id)
);

CREATE TABLE breakout_calls (
	space_id VARCHAR(80) NOT NULL,
	call_id BIGINT NOT NULL,
	breakout_id BIGINT NOT NULL,
	room_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	words TEXT NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_breakout_calls PRIMARY KEY (space_id, call_id)
);

CREATE TABLE breakout_helps (
	space_id VARCHAR(80) NOT NULL,
	help_id BIGINT NOT NULL,
	breakout_id BIGINT NOT NULL,
	room_id BIGINT NOT NULL,
	taken_by VARCHAR(64),
	at BIGINT NOT NULL,
	taken_at BIGINT,
	done_at BIGINT,
	CONSTRAINT pk_breakout_helps PRIMARY KEY (space_id, help_id)
);

CREATE TABLE breakout_people (
	space_id VARCHAR(80) NOT NULL,
	breakout_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	course_id BIGINT NOT NULL,
	room_id BIGINT NOT NULL,
	part VARCHAR(4) NOT NULL,
	duty VARCHAR(12) NOT NULL,
	came_from VARCHAR(255),
	came INTEGER NOT NULL,
	at BIGINT NOT NULL,
	until BIGINT NOT NULL,
	CONSTRAINT pk_breakout_people PRIMARY KEY (space_id, breakout_id, person_id)
);

CREATE TABLE breakout_results (
	space_id VARCHAR(80) NOT NULL,
	result_id BIGINT NOT NULL,
	breakout_id BIGINT NOT NULL,
	room_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	words TEXT NOT NULL,
	file_name VARCHAR(200),
	content_type VARCHAR(100),
	data BLOB,
	at BIGINT NOT NULL,
	CONSTRAINT pk_breakout_results PRIMARY KEY (space_id, result_id)
);

CREATE TABLE breakout_rooms (
	space_id VARCHAR(80) NOT NULL,
	room_id BIGINT NOT NULL,
	breakout_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	number INTEGER NOT NULL,
	name VARCHAR(80) NOT NULL,
	topic VARCHAR(200) NOT NULL,
	most INTEGER NOT NULL,
	state VARCHAR(8) NOT NULL,
	why VARCHAR(80) NOT NULL,
	ends_at BIGINT,
	"left" INTEGER,
	warned INTEGER NOT NULL,
	heard_at BIGINT,
	stuck INTEGER NOT NULL,
	asked_result INTEGER NOT NULL,
	until BIGINT NOT NULL,
	CONSTRAINT pk_breakout_rooms PRIMARY KEY (space_id, room_id)
);

CREATE TABLE breakout_seats (
	space_id VARCHAR(80) NOT NULL,
	set_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	number INTEGER NOT NULL,
	room VARCHAR(80) NOT NULL,
	CONSTRAINT pk_breakout_seats PRIMARY KEY (space_id, set_id, person_id)
);

CREATE TABLE breakout_sets (
	space_id VARCHAR(80) NOT NULL,
	set_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	name VARCHAR(80) NOT NULL,
	made_at BIGINT NOT NULL,
	CONSTRAINT pk_breakout_sets PRIMARY KEY (space_id, set_id)
);

CREATE TABLE breakout_visits (
	space_id VARCHAR(80) NOT NULL,
	room_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	came_at BIGINT NOT NULL,
	went_at BIGINT,
	breakout_id BIGINT NOT NULL,
	CONSTRAINT pk_breakout_visits PRIMARY KEY (space_id, room_id, person_id, came_at)
);

CREATE TABLE breakouts (
	space_id VARCHAR(80) NOT NULL,
	breakout_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	place VARCHAR(255) NOT NULL,
	from_place VARCHAR(255),
	asked_by VARCHAR(64),
	way VARCHAR(12) NOT NULL,
	kind VARCHAR(8) NOT NULL,
	state VARCHAR(10) NOT NULL,
	task TEXT NOT NULL,
	lasts INTEGER NOT NULL,
	size INTEGER NOT NULL,
	rooms INTEGER NOT NULL,
	set_id BIGINT NOT NULL,
	met_before INTEGER NOT NULL,
	made_at BIGINT NOT NULL,
	moves_at BIGINT,
	begun_at BIGINT,
	ends_at BIGINT,
	"left" INTEGER,
	closed_at BIGINT,
	trouble VARCHAR(40),
	gone INTEGER DEFAULT '0' NOT NULL,
	until BIGINT NOT NULL,
	CONSTRAINT pk_breakouts PRIMARY KEY (space_id, breakout_id)
);

CREATE TABLE buddy_groups (
	space_id VARCHAR(80) NOT NULL,
	group_id BIGINT NOT NULL,
	round_id BIGINT NOT NULL,
	programme_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	place VARCHAR(255) NOT NULL,
	state VARCHAR(8) NOT NULL,
	repeat INTEGER NOT NULL,
	in_writing INTEGER NOT NULL,
	suggested TEXT NOT NULL,
	agreed_at BIGINT,
	question VARCHAR(24) NOT NULL,
	level INTEGER NOT NULL,
	nudged INTEGER NOT NULL,
	wrote INTEGER NOT NULL,
	begins VARCHAR(64),
	thinned INTEGER NOT NULL,
	direct INTEGER NOT NULL,
	made_at BIGINT NOT NULL,
	closes_at BIGINT NOT NULL,
	CONSTRAINT pk_buddy_groups PRIMARY KEY (space_id, group_id)
);

CREATE TABLE buddy_members (
	space_id VARCHAR(80) NOT NULL,
	programme_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	joined_at BIGINT NOT NULL,
	interests TEXT NOT NULL,
	hours TEXT NOT NULL,
	zone VARCHAR(64),
	language VARCHAR(8),
	works TEXT NOT NULL,
	hopes TEXT,
	alone TEXT,
	may_use INTEGER NOT NULL,
	rests_until BIGINT,
	skips BIGINT NOT NULL,
	first INTEGER NOT NULL,
	trio INTEGER NOT NULL,
	silent INTEGER NOT NULL,
	asked_on INTEGER NOT NULL,
	CONSTRAINT pk_buddy_members PRIMARY KEY (space_id, programme_id, person_id)
);

CREATE TABLE buddy_now (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_buddy_now PRIMARY KEY (space_id, course_id, person_id)
);

CREATE TABLE buddy_programmes (
	space_id VARCHAR(80) NOT NULL,
	programme_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	place VARCHAR(255) NOT NULL,
	kind VARCHAR(8) NOT NULL,
	size INTEGER NOT NULL,
	weeks INTEGER NOT NULL,
	day VARCHAR(3) NOT NULL,
	at VARCHAR(5) NOT NULL,
	zone VARCHAR(64) NOT NULL,
	floor INTEGER NOT NULL,
	counts TEXT NOT NULL,
	reminds INTEGER NOT NULL,
	alone TEXT NOT NULL,
	starts VARCHAR(10) NOT NULL,
	ends VARCHAR(10),
	state VARCHAR(8) NOT NULL,
	trouble TEXT,
	started_by VARCHAR(64),
	made_at BIGINT NOT NULL,
	over_at BIGINT,
	fewer INTEGER NOT NULL,
	CONSTRAINT pk_buddy_programmes PRIMARY KEY (space_id, programme_id)
);

CREATE TABLE buddy_rounds (
	space_id VARCHAR(80) NOT NULL,
	round_id BIGINT NOT NULL,
	programme_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	number INTEGER NOT NULL,
	state VARCHAR(8) NOT NULL,
	matches_at BIGINT NOT NULL,
	middle_at BIGINT NOT NULL,
	asks_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL,
	seed BIGINT NOT NULL,
	took_part INTEGER NOT NULL,
	met INTEGER NOT NULL,
	good INTEGER NOT NULL,
	said INTEGER NOT NULL,
	unplaced INTEGER NOT NULL,
	repeats INTEGER NOT NULL,
	in_writing INTEGER NOT NULL,
	CONSTRAINT pk_buddy_rounds PRIMARY KEY (space_id, round_id)
);

CREATE TABLE buddy_takers (
	space_id VARCHAR(80) NOT NULL,
	round_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	programme_id BIGINT NOT NULL,
	group_id BIGINT NOT NULL,
	said VARCHAR(12) NOT NULL,
	"after" VARCHAR(8) NOT NULL,
	wrote INTEGER NOT NULL,
	anew VARCHAR(8) NOT NULL,
	hangs INTEGER NOT NULL,
	until BIGINT NOT NULL,
	CONSTRAINT pk_buddy_takers PRIMARY KEY (space_id, round_id, person_id)
);

CREATE TABLE buddy_together (
	space_id VARCHAR(80) NOT NULL,
	round_id BIGINT NOT NULL,
	first_id VARCHAR(64) NOT NULL,
	second_id VARCHAR(64) NOT NULL,
	until BIGINT NOT NULL,
	CONSTRAINT pk_buddy_together PRIMARY KEY (space_id, round_id, first_id, second_id)
);

CREATE TABLE buddy_wishes (
	space_id VARCHAR(80) NOT NULL,
	group_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	what VARCHAR(8) NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_buddy_wishes PRIMARY KEY (space_id, group_id, person_id, what)
);

CREATE TABLE class_files (
	space_id VARCHAR(80) NOT NULL,
	id VARCHAR(64) NOT NULL,
	message BIGINT NOT NULL,
	name TEXT NOT NULL,
	content_type VARCHAR(255) NOT NULL,
	data BLOB NOT NULL,
	CONSTRAINT pk_class_files PRIMARY KEY (space_id, id)
);

CREATE TABLE "class_messages" (
	space_id VARCHAR(80) NOT NULL,
	seq BIGINT NOT NULL,
	place VARCHAR(255) NOT NULL,
	"by" VARCHAR(64) NOT NULL,
	at BIGINT NOT NULL,
	text TEXT,
	card TEXT,
	edited BOOLEAN NOT NULL,
	nonce VARCHAR(64),
	said_key VARCHAR(64),
	simulated BOOLEAN DEFAULT 0 NOT NULL,
	CONSTRAINT pk_class_messages PRIMARY KEY (space_id, seq),
	CONSTRAINT uq_class_messages_space_id_by_said_key UNIQUE (space_id, "by", said_key),
	CONSTRAINT uq_class_messages_space_id_nonce UNIQUE (space_id, nonce)
);

CREATE TABLE class_people (
	space_id VARCHAR(80) NOT NULL,
	id VARCHAR(64) NOT NULL,
	name TEXT NOT NULL,
	role VARCHAR(16) NOT NULL,
	zone VARCHAR(64) NOT NULL,
	language VARCHAR(8) NOT NULL,
	joined BIGINT NOT NULL,
	voice VARCHAR(255),
	closed BOOLEAN NOT NULL,
	simulated BOOLEAN NOT NULL,
	gone BOOLEAN NOT NULL,
	CONSTRAINT pk_class_people PRIMARY KEY (space_id, id)
);

CREATE TABLE "class_places" (
	space_id VARCHAR(80) NOT NULL,
	"key" VARCHAR(255) NOT NULL,
	kind VARCHAR(8) NOT NULL,
	name TEXT NOT NULL,
	topic TEXT NOT NULL,
	parent VARCHAR(255),
	staff BOOLEAN NOT NULL,
	people TEXT,
	under VARCHAR(24),
	muzzled BOOLEAN NOT NULL,
	gone BOOLEAN NOT NULL,
	nonce VARCHAR(64),
	made BIGINT NOT NULL,
	last BIGINT NOT NULL,
	count BIGINT NOT NULL,
	private BOOLEAN DEFAULT 0 NOT NULL,
	CONSTRAINT pk_class_places PRIMARY KEY (space_id, "key")
);

CREATE TABLE class_seen (
	space_id VARCHAR(80) NOT NULL,
	person VARCHAR(64) NOT NULL,
	place VARCHAR(255) NOT NULL,
	seq BIGINT NOT NULL,
	CONSTRAINT pk_class_seen PRIMARY KEY (space_id, person, place)
);

CREATE TABLE "classrooms" (
	space_id VARCHAR(80) NOT NULL,
	name TEXT NOT NULL,
	language VARCHAR(8) NOT NULL,
	reserved BIGINT NOT NULL,
	mates BOOLEAN DEFAULT 0 NOT NULL,
	CONSTRAINT pk_classrooms PRIMARY KEY (space_id)
);

CREATE TABLE course_places (
	space_id VARCHAR(80) NOT NULL,
	place VARCHAR(255) NOT NULL,
	course_id BIGINT NOT NULL,
	CONSTRAINT pk_course_places PRIMARY KEY (space_id, place)
);

CREATE TABLE courses (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	name TEXT NOT NULL,
	language VARCHAR(8) NOT NULL,
	time_zone VARCHAR(64) NOT NULL,
	main_place TEXT,
	staff_place TEXT,
	quiet_from VARCHAR(5),
	quiet_until VARCHAR(5),
	set_up_at BIGINT,
	CONSTRAINT pk_courses PRIMARY KEY (space_id, course_id)
);

CREATE TABLE deliveries (
	space_id VARCHAR(80) NOT NULL,
	delivery_id VARCHAR(128) NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_deliveries PRIMARY KEY (space_id, delivery_id)
);

CREATE TABLE "discord_rooms" (
	space_id VARCHAR(80) NOT NULL,
	nonce VARCHAR(80) NOT NULL,
	channel_id VARCHAR(24),
	made_at BIGINT NOT NULL,
	name VARCHAR(100),
	since BIGINT,
	CONSTRAINT pk_discord_rooms PRIMARY KEY (space_id, nonce),
	CONSTRAINT uq_discord_rooms_space_id_channel_id UNIQUE (space_id, channel_id)
);

CREATE TABLE discord_threads (
	space_id VARCHAR(80) NOT NULL,
	place VARCHAR(255) NOT NULL,
	thread_id VARCHAR(24) NOT NULL,
	made_at BIGINT NOT NULL,
	CONSTRAINT pk_discord_threads PRIMARY KEY (space_id, place)
);

CREATE TABLE drafts (
	space_id VARCHAR(80) NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	link VARCHAR(100) NOT NULL,
	draft_id BIGINT NOT NULL,
	step INTEGER NOT NULL,
	given TEXT NOT NULL,
	until BIGINT NOT NULL,
	CONSTRAINT pk_drafts PRIMARY KEY (space_id, person_id, link)
);

CREATE TABLE grants (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	role INTEGER NOT NULL,
	CONSTRAINT pk_grants PRIMARY KEY (space_id, course_id, person_id)
);

CREATE TABLE hidden_words (
	space_id VARCHAR(80) NOT NULL,
	piece_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	"view" VARCHAR(100) NOT NULL,
	place VARCHAR(255) NOT NULL,
	writer_id VARCHAR(64),
	put_back INTEGER NOT NULL,
	at BIGINT NOT NULL, words_id BIGINT,
	CONSTRAINT pk_hidden_words PRIMARY KEY (space_id, piece_id)
);

CREATE TABLE icebreaker_anew (
	space_id VARCHAR(80) NOT NULL,
	prompt_id BIGINT NOT NULL,
	page INTEGER NOT NULL,
	CONSTRAINT pk_icebreaker_anew PRIMARY KEY (space_id, prompt_id, page)
);

CREATE TABLE icebreaker_answers (
	space_id VARCHAR(80) NOT NULL,
	prompt_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	choice INTEGER,
	words TEXT,
	ahead INTEGER NOT NULL,
	page INTEGER,
	at BIGINT NOT NULL,
	CONSTRAINT pk_icebreaker_answers PRIMARY KEY (space_id, prompt_id, person_id)
);

CREATE TABLE icebreaker_deck_prompts (
	space_id VARCHAR(80) NOT NULL,
	deck VARCHAR(32) NOT NULL,
	slug VARCHAR(24) NOT NULL,
	position INTEGER NOT NULL,
	level INTEGER NOT NULL,
	content TEXT NOT NULL,
	retired INTEGER NOT NULL,
	CONSTRAINT pk_icebreaker_deck_prompts PRIMARY KEY (space_id, deck, slug)
);

CREATE TABLE icebreaker_decks (
	space_id VARCHAR(80) NOT NULL,
	deck VARCHAR(32) NOT NULL,
	course_id BIGINT NOT NULL,
	title TEXT NOT NULL,
	about TEXT NOT NULL,
	made_at BIGINT NOT NULL,
	retired INTEGER NOT NULL,
	CONSTRAINT pk_icebreaker_decks PRIMARY KEY (space_id, deck)
);

CREATE TABLE icebreaker_group_people (
	space_id VARCHAR(80) NOT NULL,
	prompt_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	CONSTRAINT pk_icebreaker_group_people PRIMARY KEY (space_id, prompt_id, person_id)
);

CREATE TABLE icebreaker_groups (
	space_id VARCHAR(80) NOT NULL,
	prompt_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	place VARCHAR(255) NOT NULL,
	opened_at BIGINT NOT NULL,
	closes_at BIGINT NOT NULL,
	closed INTEGER NOT NULL,
	CONSTRAINT pk_icebreaker_groups PRIMARY KEY (space_id, prompt_id)
);

CREATE TABLE icebreaker_hours (
	space_id VARCHAR(80) NOT NULL,
	hour_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	place VARCHAR(255) NOT NULL,
	held_by VARCHAR(64),
	about TEXT,
	made_at BIGINT NOT NULL,
	until BIGINT NOT NULL,
	state VARCHAR(8) NOT NULL,
	questions INTEGER NOT NULL,
	CONSTRAINT pk_icebreaker_hours PRIMARY KEY (space_id, hour_id)
);

CREATE TABLE icebreaker_passes (
	space_id VARCHAR(80) NOT NULL,
	prompt_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	CONSTRAINT pk_icebreaker_passes PRIMARY KEY (space_id, prompt_id, person_id)
);

CREATE TABLE icebreaker_prompts (
	space_id VARCHAR(80) NOT NULL,
	prompt_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	place VARCHAR(255) NOT NULL,
	deck VARCHAR(32) NOT NULL,
	slug VARCHAR(24) NOT NULL,
	own_words TEXT,
	state VARCHAR(8) NOT NULL,
	edited INTEGER NOT NULL,
	made_at BIGINT NOT NULL,
	posted_by VARCHAR(64),
	answers INTEGER NOT NULL,
	passes INTEGER NOT NULL,
	nudged INTEGER NOT NULL,
	turn INTEGER NOT NULL, own_choices TEXT, reveal_at BIGINT, revealed INTEGER DEFAULT '0' NOT NULL, answered_words TEXT,
	CONSTRAINT pk_icebreaker_prompts PRIMARY KEY (space_id, prompt_id)
);

CREATE TABLE "icebreaker_schedules" (
	space_id VARCHAR(80) NOT NULL,
	schedule_id BIGINT NOT NULL,
	place VARCHAR(255) NOT NULL,
	decks TEXT NOT NULL,
	posted INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_icebreaker_schedules PRIMARY KEY (space_id, schedule_id)
);

CREATE TABLE icebreaker_suggestions (
	space_id VARCHAR(80) NOT NULL,
	suggestion_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	words TEXT NOT NULL,
	choices TEXT,
	state VARCHAR(8) NOT NULL,
	became TEXT,
	at BIGINT NOT NULL,
	number INTEGER NOT NULL,
	CONSTRAINT pk_icebreaker_suggestions PRIMARY KEY (space_id, suggestion_id)
);

CREATE TABLE icebreaker_wishes (
	space_id VARCHAR(80) NOT NULL,
	place VARCHAR(255) NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	level INTEGER NOT NULL,
	at BIGINT NOT NULL, rests_until BIGINT,
	CONSTRAINT pk_icebreaker_wishes PRIMARY KEY (space_id, place, person_id)
);

CREATE TABLE jobs (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	space_id VARCHAR(80) NOT NULL,
	effect VARCHAR(16) NOT NULL,
	link VARCHAR(100) NOT NULL,
	target TEXT NOT NULL,
	course_id BIGINT NOT NULL,
	"then" VARCHAR(100),
	due_at BIGINT NOT NULL,
	"key" VARCHAR(400),
	lane VARCHAR(255) NOT NULL,
	attempts INTEGER NOT NULL,
	state VARCHAR(8) NOT NULL,
	begun_at BIGINT,
	failing_at BIGINT,
	asked_by VARCHAR(64),
	why VARCHAR(32)
, press BIGINT);

CREATE TABLE lanes (
	space_id VARCHAR(80) NOT NULL,
	lane VARCHAR(255) NOT NULL,
	leased_until BIGINT NOT NULL,
	holder VARCHAR(32) NOT NULL,
	CONSTRAINT pk_lanes PRIMARY KEY (space_id, lane)
);

CREATE TABLE meetings (
	space_id VARCHAR(80) NOT NULL,
	first_id VARCHAR(64) NOT NULL,
	second_id VARCHAR(64) NOT NULL,
	times INTEGER NOT NULL,
	last_at BIGINT NOT NULL,
	CONSTRAINT pk_meetings PRIMARY KEY (space_id, first_id, second_id)
);

CREATE TABLE members (
	space_id VARCHAR(80) NOT NULL,
	place VARCHAR(255) NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	CONSTRAINT pk_members PRIMARY KEY (space_id, place, person_id)
);

CREATE TABLE meta (
	name VARCHAR(32) NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_meta PRIMARY KEY (name)
);

CREATE TABLE milestone_notings (
	space_id VARCHAR(80) NOT NULL,
	noting_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_milestone_notings PRIMARY KEY (space_id, noting_id)
);

CREATE TABLE milestone_people (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	shows INTEGER NOT NULL,
	joined_at BIGINT NOT NULL,
	CONSTRAINT pk_milestone_people PRIMARY KEY (space_id, course_id, person_id)
);

CREATE TABLE milestones_own (
	space_id VARCHAR(80) NOT NULL,
	milestone_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	name VARCHAR(80) NOT NULL,
	words TEXT NOT NULL,
	made_by VARCHAR(64),
	made_at BIGINT NOT NULL,
	ended INTEGER NOT NULL,
	CONSTRAINT pk_milestones_own PRIMARY KEY (space_id, milestone_id)
);

CREATE TABLE milestones_reached (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	milestone VARCHAR(32) NOT NULL,
	recognition_id BIGINT NOT NULL,
	noting_id BIGINT,
	at BIGINT NOT NULL,
	CONSTRAINT pk_milestones_reached PRIMARY KEY (space_id, course_id, person_id, milestone)
);

CREATE TABLE mutes (
	space_id VARCHAR(80) NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	cog VARCHAR(32) NOT NULL,
	CONSTRAINT pk_mutes PRIMARY KEY (space_id, person_id, cog)
);

CREATE TABLE nominations (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	nominated_by VARCHAR(64) NOT NULL,
	nomination_id BIGINT NOT NULL,
	words TEXT NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_nominations PRIMARY KEY (space_id, course_id, person_id, nominated_by)
);

CREATE TABLE pauses (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	pause_id BIGINT NOT NULL,
	cog VARCHAR(32) NOT NULL,
	first VARCHAR(10) NOT NULL,
	last VARCHAR(10) NOT NULL,
	week INTEGER NOT NULL,
	CONSTRAINT pk_pauses PRIMARY KEY (space_id, course_id, pause_id)
);

CREATE TABLE people (
	space_id VARCHAR(80) NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	acted_at BIGINT NOT NULL,
	name VARCHAR(80),
	language VARCHAR(8),
	time_zone VARCHAR(64),
	quiet_from VARCHAR(5),
	quiet_until VARCHAR(5), acts_in VARCHAR(8),
	CONSTRAINT pk_people PRIMARY KEY (space_id, person_id)
);

CREATE TABLE poll_answers (
	space_id VARCHAR(80) NOT NULL,
	poll_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	answer TEXT,
	stamp BIGINT NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_poll_answers PRIMARY KEY (space_id, poll_id, person_id)
);

CREATE TABLE poll_answers_gone (
	space_id VARCHAR(80) NOT NULL,
	poll_id BIGINT NOT NULL,
	CONSTRAINT pk_poll_answers_gone PRIMARY KEY (space_id, poll_id)
);

CREATE TABLE poll_ballots (
	space_id VARCHAR(80) NOT NULL,
	poll_id BIGINT NOT NULL,
	ballot_id BIGINT NOT NULL,
	answer TEXT NOT NULL,
	code VARCHAR(12) NOT NULL,
	CONSTRAINT pk_poll_ballots PRIMARY KEY (space_id, poll_id, ballot_id)
);

CREATE TABLE poll_schedules (
	space_id VARCHAR(80) NOT NULL,
	schedule_id BIGINT NOT NULL,
	place VARCHAR(255) NOT NULL,
	asks TEXT NOT NULL,
	made_at BIGINT NOT NULL, asked_by VARCHAR(64),
	CONSTRAINT pk_poll_schedules PRIMARY KEY (space_id, schedule_id)
);

CREATE TABLE polls (
	space_id VARCHAR(80) NOT NULL,
	poll_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	place VARCHAR(255) NOT NULL,
	asked_by VARCHAR(64),
	signed INTEGER NOT NULL,
	kind VARCHAR(12) NOT NULL,
	label VARCHAR(12) NOT NULL,
	question TEXT NOT NULL,
	choices TEXT NOT NULL,
	most INTEGER NOT NULL,
	ends TEXT,
	live INTEGER NOT NULL,
	least INTEGER NOT NULL,
	state VARCHAR(8) NOT NULL,
	edited INTEGER NOT NULL,
	posted TEXT,
	made_at BIGINT NOT NULL,
	lasts BIGINT NOT NULL,
	closes_at BIGINT,
	closes_with INTEGER NOT NULL,
	reminds INTEGER NOT NULL,
	told INTEGER NOT NULL,
	took_part INTEGER NOT NULL,
	result TEXT,
	seen INTEGER NOT NULL,
	template VARCHAR(24) NOT NULL,
	series BIGINT NOT NULL,
	follows VARCHAR(100),
	doing VARCHAR(8),
	doing_words TEXT,
	closed_at BIGINT, best_only INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_polls PRIMARY KEY (space_id, poll_id)
);

CREATE TABLE recognition_courses (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	place VARCHAR(255),
	begun BIGINT,
	board_place VARCHAR(255),
	board_since BIGINT,
	CONSTRAINT pk_recognition_courses PRIMARY KEY (space_id, course_id)
);

CREATE TABLE recognition_joins (
	space_id VARCHAR(80) NOT NULL,
	recognition_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_recognition_joins PRIMARY KEY (space_id, recognition_id, person_id)
);

CREATE TABLE recognition_people (
	space_id VARCHAR(80) NOT NULL,
	received_id BIGINT NOT NULL,
	recognition_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	shows VARCHAR(8) NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_recognition_people PRIMARY KEY (space_id, received_id)
);

CREATE TABLE recognition_weeks (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	week VARCHAR(10) NOT NULL,
	given INTEGER NOT NULL,
	returned INTEGER NOT NULL,
	at BIGINT NOT NULL,
	CONSTRAINT pk_recognition_weeks PRIMARY KEY (space_id, course_id, person_id, week)
);

CREATE TABLE recognition_wishes (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	standing VARCHAR(8) NOT NULL,
	wants_none INTEGER NOT NULL,
	off_board INTEGER NOT NULL,
	CONSTRAINT pk_recognition_wishes PRIMARY KEY (space_id, course_id, person_id)
);

CREATE TABLE recognitions (
	space_id VARCHAR(80) NOT NULL,
	recognition_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	kind VARCHAR(12) NOT NULL,
	giver_id VARCHAR(64),
	words TEXT,
	about TEXT NOT NULL,
	place VARCHAR(255),
	trouble VARCHAR(32),
	made_at BIGINT NOT NULL,
	several INTEGER NOT NULL,
	mended INTEGER NOT NULL,
	hidden INTEGER NOT NULL,
	touched INTEGER NOT NULL,
	CONSTRAINT pk_recognitions PRIMARY KEY (space_id, recognition_id)
);

CREATE TABLE reports (
	space_id VARCHAR(80) NOT NULL,
	report_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	piece_id BIGINT NOT NULL,
	"view" VARCHAR(100) NOT NULL,
	place VARCHAR(255) NOT NULL,
	reporter_id VARCHAR(64),
	closed INTEGER NOT NULL,
	at BIGINT NOT NULL, message_id TEXT, why VARCHAR(32), times INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_reports PRIMARY KEY (space_id, report_id)
);

CREATE TABLE role_map (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	platform_role VARCHAR(64) NOT NULL,
	role INTEGER NOT NULL,
	CONSTRAINT pk_role_map PRIMARY KEY (space_id, course_id, platform_role)
);

CREATE TABLE schedules (
	space_id VARCHAR(80) NOT NULL,
	schedule_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	link VARCHAR(100) NOT NULL,
	rule TEXT NOT NULL,
	zone VARCHAR(64) NOT NULL,
	slot VARCHAR(19),
	due_at BIGINT,
	useful_for INTEGER NOT NULL,
	missed VARCHAR(19),
	CONSTRAINT pk_schedules PRIMARY KEY (space_id, schedule_id)
);

CREATE TABLE sealed_answers (
	space_id VARCHAR(80) NOT NULL,
	box_id BIGINT NOT NULL,
	tag BLOB NOT NULL,
	sealed BLOB NOT NULL,
	CONSTRAINT pk_sealed_answers PRIMARY KEY (space_id, box_id, tag)
)
 WITHOUT ROWID;

CREATE TABLE sealed_boxes (
	space_id VARCHAR(80) NOT NULL,
	box_id BIGINT NOT NULL,
	made_at BIGINT NOT NULL,
	CONSTRAINT pk_sealed_boxes PRIMARY KEY (space_id, box_id)
);

CREATE TABLE settings (
	space_id VARCHAR(80) NOT NULL,
	course_id BIGINT NOT NULL,
	cog VARCHAR(32) NOT NULL,
	given TEXT NOT NULL,
	CONSTRAINT pk_settings PRIMARY KEY (space_id, course_id, cog)
);

CREATE TABLE sign_in_links (
	space_id VARCHAR(80) NOT NULL,
	hash VARCHAR(64) NOT NULL,
	person VARCHAR(64) NOT NULL,
	made_at BIGINT NOT NULL,
	CONSTRAINT pk_sign_in_links PRIMARY KEY (space_id, hash)
);

CREATE TABLE sign_in_sessions (
	space_id VARCHAR(80) NOT NULL,
	hash VARCHAR(64) NOT NULL,
	person VARCHAR(64) NOT NULL,
	made_at BIGINT NOT NULL,
	seen_at BIGINT NOT NULL, link VARCHAR(64), browser VARCHAR(64),
	CONSTRAINT pk_sign_in_sessions PRIMARY KEY (space_id, hash)
);

CREATE TABLE slack_conversations (
	space_id VARCHAR(80) NOT NULL,
	channel_id VARCHAR(24) NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	together INTEGER NOT NULL,
	CONSTRAINT pk_slack_conversations PRIMARY KEY (space_id, channel_id, person_id)
);

CREATE TABLE slack_events (
	space_id VARCHAR(80) NOT NULL,
	event_id VARCHAR(64) NOT NULL,
	kind VARCHAR(64) NOT NULL,
	person_id VARCHAR(64),
	what TEXT NOT NULL,
	taken_at BIGINT NOT NULL,
	done_at BIGINT,
	ends_at BIGINT NOT NULL,
	CONSTRAINT pk_slack_events PRIMARY KEY (space_id, event_id)
);

CREATE TABLE slack_group_people (
	space_id VARCHAR(80) NOT NULL,
	group_id VARCHAR(24) NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	CONSTRAINT pk_slack_group_people PRIMARY KEY (space_id, group_id, person_id)
);

CREATE TABLE slack_installations (
	space_id VARCHAR(80) NOT NULL,
	enterprise_id VARCHAR(24),
	app_id VARCHAR(24) NOT NULL,
	bot_user_id VARCHAR(24) NOT NULL,
	bot_id VARCHAR(24) NOT NULL,
	name TEXT NOT NULL,
	url TEXT NOT NULL,
	scopes TEXT NOT NULL,
	installer VARCHAR(64),
	sealed TEXT,
	expires_at BIGINT,
	installed_at BIGINT NOT NULL,
	revoked_at BIGINT,
	renewing_until BIGINT,
	CONSTRAINT pk_slack_installations PRIMARY KEY (space_id)
);

CREATE TABLE slack_people (
	space_id VARCHAR(80) NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	admin INTEGER NOT NULL,
	owner INTEGER NOT NULL,
	guest INTEGER NOT NULL,
	stranger INTEGER NOT NULL,
	bot INTEGER NOT NULL,
	deleted INTEGER NOT NULL,
	CONSTRAINT pk_slack_people PRIMARY KEY (space_id, person_id)
);

CREATE TABLE slack_profiles (
	space_id VARCHAR(80) NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	time_zone VARCHAR(64),
	locale VARCHAR(16),
	CONSTRAINT pk_slack_profiles PRIMARY KEY (space_id, person_id)
);

CREATE TABLE slack_rooms (
	space_id VARCHAR(80) NOT NULL,
	nonce VARCHAR(80) NOT NULL,
	name VARCHAR(80) NOT NULL,
	creator VARCHAR(24) NOT NULL,
	channel_id VARCHAR(24),
	made_at BIGINT NOT NULL,
	CONSTRAINT pk_slack_rooms PRIMARY KEY (space_id, nonce),
	CONSTRAINT uq_slack_rooms_space_id_name UNIQUE (space_id, name)
);

CREATE TABLE slack_states (
	hash VARCHAR(64) NOT NULL,
	made_at BIGINT NOT NULL,
	CONSTRAINT pk_slack_states PRIMARY KEY (hash)
);

CREATE TABLE spaces (
	space_id VARCHAR(80) NOT NULL,
	name TEXT NOT NULL,
	version INTEGER NOT NULL,
	came_at BIGINT NOT NULL, gone_at BIGINT,
	CONSTRAINT pk_spaces PRIMARY KEY (space_id)
);

CREATE TABLE spotlight_plans (
	space_id VARCHAR(80) NOT NULL,
	schedule_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	place VARCHAR(255) NOT NULL,
	CONSTRAINT pk_spotlight_plans PRIMARY KEY (space_id, schedule_id)
);

CREATE TABLE spotlights (
	space_id VARCHAR(80) NOT NULL,
	spotlight_id BIGINT NOT NULL,
	course_id BIGINT NOT NULL,
	person_id VARCHAR(64) NOT NULL,
	state VARCHAR(8) NOT NULL,
	asked_by VARCHAR(64),
	intro TEXT,
	intro_by VARCHAR(64),
	intro_new INTEGER NOT NULL,
	questions TEXT NOT NULL,
	answers TEXT NOT NULL,
	turn BIGINT NOT NULL,
	asked_at BIGINT NOT NULL,
	shown_at BIGINT,
	trouble VARCHAR(32),
	touched INTEGER NOT NULL,
	CONSTRAINT pk_spotlights PRIMARY KEY (space_id, spotlight_id)
);

CREATE TABLE standing (
	space_id VARCHAR(80) NOT NULL,
	link VARCHAR(100) NOT NULL,
	place VARCHAR(255) NOT NULL,
	lane VARCHAR(255) NOT NULL,
	at_place VARCHAR(255) NOT NULL,
	message_id TEXT NOT NULL,
	thread VARCHAR(255),
	course_id BIGINT NOT NULL,
	posted_at BIGINT NOT NULL,
	posted_by VARCHAR(64),
	refreshed_at BIGINT NOT NULL,
	room INTEGER NOT NULL,
	CONSTRAINT pk_standing PRIMARY KEY (space_id, link, place)
);

CREATE INDEX apart_other ON apart (space_id, other_id);

CREATE UNIQUE INDEX award_people_once ON award_people (space_id, award_id, person_id);

CREATE INDEX award_people_person ON award_people (space_id, person_id, award_id);

CREATE INDEX awards_course ON awards (space_id, course_id, made_at);

CREATE INDEX awards_touched ON awards (space_id, touched);

CREATE INDEX breakout_calls_at ON breakout_calls (at);

CREATE INDEX breakout_calls_breakout ON breakout_calls (space_id, breakout_id);

CREATE INDEX breakout_calls_person ON breakout_calls (space_id, person_id);

CREATE INDEX breakout_helps_at ON breakout_helps (at);

CREATE INDEX breakout_helps_breakout ON breakout_helps (space_id, breakout_id);

CREATE INDEX breakout_people_person ON breakout_people (space_id, person_id, at);

CREATE INDEX breakout_people_room ON breakout_people (space_id, room_id);

CREATE INDEX breakout_people_until ON breakout_people (until);

CREATE INDEX breakout_results_at ON breakout_results (at);

CREATE INDEX breakout_results_breakout ON breakout_results (space_id, breakout_id);

CREATE INDEX breakout_results_person ON breakout_results (space_id, person_id);

CREATE INDEX breakout_rooms_breakout ON breakout_rooms (space_id, breakout_id);

CREATE INDEX breakout_rooms_until ON breakout_rooms (until);

CREATE INDEX breakout_seats_person ON breakout_seats (space_id, person_id);

CREATE INDEX breakout_sets_course ON breakout_sets (space_id, course_id);

CREATE INDEX breakout_visits_breakout ON breakout_visits (space_id, breakout_id);

CREATE INDEX breakout_visits_came ON breakout_visits (came_at);

CREATE INDEX breakout_visits_person ON breakout_visits (space_id, person_id);

CREATE INDEX breakouts_course ON breakouts (space_id, course_id, state);

CREATE INDEX breakouts_place ON breakouts (space_id, place, state);

CREATE INDEX breakouts_until ON breakouts (until);

CREATE INDEX buddy_groups_closes ON buddy_groups (closes_at);

CREATE INDEX buddy_groups_round ON buddy_groups (space_id, round_id);

CREATE INDEX buddy_members_person ON buddy_members (space_id, person_id);

CREATE INDEX buddy_now_at ON buddy_now (at);

CREATE INDEX buddy_programmes_state ON buddy_programmes (space_id, course_id, state);

CREATE INDEX buddy_rounds_programme ON buddy_rounds (space_id, programme_id, number);

CREATE INDEX buddy_takers_group ON buddy_takers (space_id, group_id);

CREATE INDEX buddy_takers_person ON buddy_takers (space_id, person_id);

CREATE INDEX buddy_takers_until ON buddy_takers (until);

CREATE INDEX buddy_together_first ON buddy_together (space_id, first_id);

CREATE INDEX buddy_together_second ON buddy_together (space_id, second_id);

CREATE INDEX buddy_together_until ON buddy_together (until);

CREATE INDEX buddy_wishes_at ON buddy_wishes (at);

CREATE INDEX class_files_message ON class_files (space_id, message);

CREATE INDEX class_messages_place ON class_messages (space_id, place, seq);

CREATE INDEX deliveries_at ON deliveries (at);

CREATE UNIQUE INDEX drafts_id ON drafts (space_id, draft_id);

CREATE INDEX drafts_until ON drafts (until);

CREATE INDEX hidden_words_view ON hidden_words (space_id, "view");

CREATE INDEX icebreaker_answers_at ON icebreaker_answers (at);

CREATE INDEX icebreaker_groups_place ON icebreaker_groups (space_id, place);

CREATE INDEX icebreaker_prompts_place ON icebreaker_prompts (space_id, place, deck, turn);

CREATE INDEX icebreaker_prompts_recent ON icebreaker_prompts (space_id, course_id, state, made_at);

CREATE INDEX icebreaker_suggestions_at ON icebreaker_suggestions (at);

CREATE INDEX icebreaker_suggestions_state ON icebreaker_suggestions (space_id, course_id, state);

CREATE INDEX icebreaker_wishes_at ON icebreaker_wishes (at);

CREATE INDEX jobs_asked_by ON jobs (space_id, asked_by) WHERE asked_by IS NOT NULL;

CREATE INDEX jobs_due ON jobs (due_at, id) WHERE state = 'waiting';

CREATE INDEX jobs_failed ON jobs (space_id, id) WHERE state = 'failed';

CREATE INDEX jobs_failing ON jobs (space_id, id) WHERE state = 'waiting' AND failing_at IS NOT NULL;

CREATE UNIQUE INDEX jobs_key ON jobs (space_id, "key") WHERE state = 'waiting';

CREATE INDEX jobs_lane ON jobs (space_id, lane, due_at, id) WHERE state = 'waiting';

CREATE INDEX jobs_link ON jobs (space_id, link);

CREATE INDEX meetings_last ON meetings (last_at);

CREATE INDEX meetings_second ON meetings (space_id, second_id);

CREATE INDEX milestone_notings_at ON milestone_notings (at);

CREATE INDEX milestone_people_person ON milestone_people (space_id, person_id);

CREATE INDEX milestones_own_course ON milestones_own (space_id, course_id);

CREATE INDEX milestones_reached_noting ON milestones_reached (space_id, noting_id);

CREATE INDEX milestones_reached_person ON milestones_reached (space_id, person_id);

CREATE INDEX nominations_at ON nominations (at);

CREATE INDEX nominations_by ON nominations (space_id, nominated_by);

CREATE UNIQUE INDEX nominations_id ON nominations (space_id, nomination_id);

CREATE INDEX poll_answers_at ON poll_answers (at);

CREATE INDEX poll_ballots_code ON poll_ballots (space_id, code);

CREATE INDEX polls_series ON polls (space_id, series, closed_at);

CREATE INDEX polls_state ON polls (space_id, course_id, state, made_at);

CREATE INDEX recognition_joins_person ON recognition_joins (space_id, person_id);

CREATE UNIQUE INDEX recognition_people_once ON recognition_people (space_id, recognition_id, person_id);

CREATE INDEX recognition_people_person ON recognition_people (space_id, person_id);

CREATE INDEX recognition_people_seen ON recognition_people (space_id, course_id, shows);

CREATE INDEX recognition_weeks_at ON recognition_weeks (at);

CREATE INDEX recognitions_course ON recognitions (space_id, course_id, made_at);

CREATE INDEX recognitions_giver ON recognitions (space_id, giver_id);

CREATE INDEX recognitions_touched ON recognitions (space_id, touched);

CREATE UNIQUE INDEX reports_once ON reports (space_id, piece_id, reporter_id);

CREATE INDEX reports_open ON reports (space_id, course_id, closed);

CREATE INDEX schedules_due ON schedules (due_at);

CREATE INDEX sign_in_links_person ON sign_in_links (space_id, person);

CREATE INDEX sign_in_sessions_person ON sign_in_sessions (space_id, person);

CREATE INDEX slack_conversations_person ON slack_conversations (space_id, person_id);

CREATE INDEX slack_events_ends ON slack_events (ends_at);

CREATE INDEX slack_events_undone ON slack_events (taken_at) WHERE done_at IS NULL;

CREATE INDEX slack_group_people_person ON slack_group_people (space_id, person_id);

CREATE INDEX spotlights_course ON spotlights (space_id, course_id, state, turn);

CREATE INDEX spotlights_person ON spotlights (space_id, person_id);

CREATE INDEX spotlights_touched ON spotlights (space_id, touched);

CREATE INDEX standing_anywhere ON standing (message_id);

CREATE INDEX standing_message ON standing (space_id, message_id);

CREATE INDEX standing_posted_by ON standing (space_id, posted_by, posted_at);

CREATE INDEX standing_thread ON standing (space_id, thread);

INSERT INTO alembic_version (version_num) VALUES ('0036');
