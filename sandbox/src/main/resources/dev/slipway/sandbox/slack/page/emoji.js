// The emojis that people and apps use here, by Slack's names. Others stay as they were written.

const TABLE = `
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌
heavy_multiplication_x ✖️|eyes 👀|tada 🎉|rocket 🚀|ship 🚢|boat ⛵|anchor ⚓|warning ⚠️|rotating_light 🚨|fire 🔥
sos 🆘|no_entry ⛔|no_entry_sign 🚫|octagonal_sign 🛑|stop_sign 🛑|construction 🚧|bell 🔔|no_bell 🔕|pager 📟|telephone_receiver 📞
hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|alarm_clock ⏰|clock1 🕐|clock3 🕒|calendar 📆|date 📅|snowflake ❄️|ice_cube 🧊
rewind ⏪|fast_forward ⏩|arrow_forward ▶️|arrow_backward ◀️|double_vertical_bar ⏸️|black_square_for_stop ⏹️|leftwards_arrow_with_hook ↩️
arrow_right_hook ↪️|arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrow_up_small 🔼|arrow_down_small 🔽|repeat 🔁
arrows_counterclockwise 🔄|arrows_clockwise 🔃|twisted_rightwards_arrows 🔀|red_circle 🔴|large_green_circle 🟢|large_yellow_circle 🟡
large_orange_circle 🟠|large_blue_circle 🔵|large_purple_circle 🟣|white_circle ⚪|black_circle ⚫|large_green_square 🟩
large_yellow_square 🟨|large_red_square 🟥|large_blue_square 🟦|white_large_square ⬜|black_large_square ⬛|small_blue_diamond 🔹
small_orange_diamond 🔸|lock 🔒|unlock 🔓|closed_lock_with_key 🔐|key 🔑|shield 🛡️|memo 📝|page_facing_up 📄|clipboard 📋|pushpin 📌
link 🔗|mag 🔍|bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|package 📦|gear ⚙️|wrench 🔧|hammer 🔨
hammer_and_wrench 🛠️|bulb 💡|information_source ℹ️|question ❓|grey_question ❔|exclamation ❗|heavy_exclamation_mark ❗|bangbang ‼️
speech_balloon 💬|thought_balloon 💭|mega 📣|loudspeaker 📢|incoming_envelope 📨|robot_face 🤖|bust_in_silhouette 👤|busts_in_silhouette 👥
wave 👋|raised_hand ✋|hand ✋|raised_hands 🙌|clap 👏|pray 🙏|ok_hand 👌|muscle 💪|point_right 👉|point_up ☝️|fingers_crossed 🤞
heart ❤️|green_heart 💚|star ⭐|sparkles ✨|zap ⚡|boom 💥|sunny ☀️|zzz 💤|baby_chick 🐤|hatching_chick 🐣|bird 🐦|dove_of_peace 🕊️
seedling 🌱|bug 🐛|ghost 👻|skull 💀|100 💯|trophy 🏆|checkered_flag 🏁|triangular_flag_on_post 🚩|white_flag 🏳️|smile 😄|joy 😂
slightly_smiling_face 🙂|thinking_face 🤔|sweat_smile 😅|cry 😢|scream 😱|face_with_monocle 🧐|see_no_evil 🙈|heavy_plus_sign ➕
heavy_minus_sign ➖|recycle ♻️|new 🆕|back 🔙|end 🔚|soon 🔜|ok 🆗|up 🆙|wastebasket 🗑️|globe_with_meridians 🌐|electric_plug 🔌|battery 🔋`;

const EMOJIS = new Map(TABLE.trim().split(/[|\n]/).map(entry => {
  const [name, sign] = entry.trim().split(' ');
  return [name, sign];
}));

const SKIN = /^(.+)::skin-tone-([2-6])$/;

/** What the picker offers. */
export const OFFERED = ['+1', 'white_check_mark', 'eyes', 'tada', '-1', 'x'];

/** The sign for a name with or without a skin tone; null where it is none of ours. */
export function emoji(name) {
  const toned = SKIN.exec(name);
  if (!toned) {
    return EMOJIS.get(name) ?? null;
  }
  const sign = EMOJIS.get(toned[1]);
  // U+1F3FB to U+1F3FF are the five tones, which Slack counts from 2.
  return sign ? sign + String.fromCodePoint(0x1f3fb + Number(toned[2]) - 2) : null;
}

/** For where there is room for a name too. */
export const spoken = name => name.replaceAll('_', ' ').replace('::skin-tone-', ', skin tone ');
