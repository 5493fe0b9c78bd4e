"""The tables that put what was found in order; `search.ranking` fills them in."""

WITH_ALL = """
(SELECT id, page_id, file_id, TRUE AS has_all FROM search_passage
 WHERE vector @@ (SELECT {all}::tsquery) AND (SELECT are_few FROM numbers) LIMIT {most})
"""
OF_PHRASE = """
(SELECT id, page_id, file_id, TRUE AS has_all FROM {passages}
 WHERE (SELECT are_few FROM numbers) LIMIT {most})
"""
WITH_SOME = """
UNION ALL
(SELECT id, page_id, file_id, FALSE AS has_all FROM search_passage
 WHERE vector @@ (SELECT {anything}::tsquery) AND (SELECT are_few FROM numbers) LIMIT {most})
"""
RANKING = """
numbers AS MATERIALIZED (
  SELECT count(*) <= {many} AS are_few FROM found
), passages AS MATERIALIZED ({with_all} {with_some}), common AS MATERIALIZED (
  SELECT count(*) >= {most} OR NOT (SELECT are_few FROM numbers) AS is_common
  FROM passages WHERE has_all
), counted AS MATERIALIZED (
  SELECT page_id, file_id, bool_or(has_all) AS has_all, count(*) AS number FROM passages
  WHERE NOT (SELECT is_common FROM common) GROUP BY page_id, file_id
), tallied AS MATERIALIZED (
  SELECT page_id, bool_or(has_all) AS has_all, sum(number)::bigint AS number FROM (
    SELECT page_id, has_all, number FROM counted WHERE page_id IS NOT NULL
    UNION ALL
    SELECT used.page_id, has_all, number FROM counted JOIN used ON used.file_id = counted.file_id
  ) AS parts GROUP BY page_id
), picked AS MATERIALIZED (
  SELECT page_id, place, has_all, number FROM found LEFT JOIN tallied USING (page_id)
  ORDER BY place DESC, has_all DESC NULLS LAST, number DESC NULLS LAST,
    date DESC NULLS LAST, page_id
  LIMIT CASE WHEN (SELECT is_common FROM common) THEN {candidates_of_common} ELSE {candidates} END
), files_of_picked AS MATERIALIZED (
  SELECT page_id, file_id FROM (
    SELECT page_id, unnest(files) AS file_id FROM matched
    WHERE (page_id IN (SELECT page_id FROM picked)) IS TRUE
  ) AS included
  WHERE {is_readable}
), hits AS MATERIALIZED (
  SELECT page_id, id, has_all FROM passages
  WHERE (page_id IN (SELECT page_id FROM picked)) IS TRUE
  UNION ALL
  SELECT files.page_id, id, has_all
  FROM passages JOIN files_of_picked AS files ON files.file_id = passages.file_id
  WHERE NOT (SELECT is_common FROM common)
  UNION ALL
  SELECT files.page_id, first.id, TRUE FROM files_of_picked AS files, LATERAL (
    SELECT id FROM (
      SELECT id, vector FROM search_passage WHERE file_id = files.file_id OFFSET 0
    ) AS passage WHERE vector @@ (SELECT {all}::tsquery) LIMIT {passages_of_file}
  ) AS first
  WHERE (SELECT is_common FROM common)
), ranked AS MATERIALIZED (
  SELECT best.page_id, max(ts_rank(vector, {anything}::tsquery, 1)) AS best,
    bool_or(vector @@ to_tsquery({config}, {in_a_row})) AS has_phrase
  FROM (
    SELECT page_id, id FROM hits ORDER BY has_all DESC LIMIT {ranked}
  ) AS best JOIN search_passage AS passage USING (id) GROUP BY best.page_id
), asked AS MATERIALIZED (
  SELECT to_tsquery({config}, name) AS name, to_tsvector({config}, in_words) AS in_words, words
  FROM unnest({in_title}::text[], {in_words}::text[], {words_in_title}::int[])
    AS name (name, in_words, words)
), shared AS MATERIALIZED (
  SELECT name, count(*) AS pages
  FROM picked JOIN search_entry USING (page_id),
    unnest(string_to_array(lower(names), E'\\n')) AS name
  GROUP BY name
), titles AS MATERIALIZED (
  SELECT page_id, to_tsvector({config}, {indexed_title}) AS short,
    phraseto_tsquery({config}, {indexed_title}) AS short_in_a_row
  FROM picked JOIN search_entry USING (page_id) WHERE head @@ {in_some_title}::tsquery
), candidates AS MATERIALIZED ({scored})
SELECT string_agg(found.page_id::text, ',' ORDER BY
  candidates.score DESC NULLS LAST, place DESC, date DESC NULLS LAST,
  CASE WHEN candidates.score IS NULL THEN NULL ELSE lower(title) END, found.page_id
), max(place)
FROM found LEFT JOIN candidates USING (page_id)
"""
SCORED = """
SELECT picked.page_id,
  CASE WHEN {plain_title} = ANY({phrases}) THEN {title_is} + 2 * {title_has_no_other}
    ELSE coalesce((
      SELECT max(CASE WHEN words >= length(short) THEN {title_is} ELSE 0 END
        + {title_has_no_other} * least(1, words::float / greatest(1, length(short))))
      FROM asked WHERE head @@ asked.name
    ), 0) END
  + (
      SELECT least(count(*), 1) * {title_has} + greatest(count(*) - 1, 0) * {title_has_another}
      FROM asked WHERE head @@ asked.name
    )
  + coalesce((
      SELECT max((
        CASE WHEN phrase = name THEN {name_is} WHEN name ~ '[a-z]' THEN {name_among}
          ELSE {number_among} END
        - {later_name} * least(place_of_name - 1, {most_later_names})
      ) * least(1, {few_pages}::float / pages))
      FROM unnest(string_to_array(lower(names), E'\\n')) WITH ORDINALITY AS n (name, place_of_name)
        JOIN shared USING (name),
        unnest({typed}::text[]) AS typed (phrase)
      WHERE name <> '' AND strpos(' ' || phrase || ' ', ' ' || name || ' ') > 0
    ), 0)
  + {place}
  + coalesce((
      SELECT {title_among}
        + {title_nearly} * max(least(1, length(short) / greatest(1, words)::float) ^ 2)
      FROM asked WHERE length(short) > 1 AND in_words @@ short_in_a_row
    ), 0)
  + CASE WHEN picked.page_id IN ({concern_pages}) THEN {is_concern_page} ELSE 0 END
  + {title_about} * (
      ({parts_in_title}) / {parts}::float + 2.0 * ({parts_in_title})
      / ({parts} + greatest(1, length(ts_filter(head, {letter_a}::"char"[]))))
    )
  + {head_has} * ({parts_in_head})::float / {parts}
  + ts_rank({weights}::real[], head, {anything}::tsquery, {below_one})
  + CASE WHEN has_all THEN {has_all} ELSE 0 END
  + CASE WHEN EXISTS (
      SELECT FROM search_passage AS own
      WHERE own.page_id = picked.page_id AND (head || vector) @@ {all_words}::tsquery
    ) THEN {says_all} ELSE 0 END
  + CASE WHEN has_phrase OR head @@ to_tsquery({config}, {in_a_row}) THEN {has_phrase} ELSE 0 END
  + coalesce(best / (best + 0.1), 0) * 0.3 + coalesce(ln(1 + number) * 0.02, 0) AS score
FROM picked JOIN search_entry USING (page_id) LEFT JOIN ranked USING (page_id)
  LEFT JOIN titles USING (page_id)
"""
