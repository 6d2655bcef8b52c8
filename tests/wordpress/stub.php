<?php
/**
 * As much of WordPress as deploy/wordpress/broadsheet.php calls. Plays the steps of a JSON list, and
 * writes what it sent and what still waits as JSON.
 *
 *     php stub.php PLUGIN '[["save", {"ID": 1, ...}], ["trash", 1], ["away", 2], ["cron"]]'
 */

define('BROADSHEET_URL', getenv('BROADSHEET_URL'));
define('BROADSHEET_SECRET', getenv('BROADSHEET_SECRET'));

$hooks = $posts = $queue = $sent = [];
$away = 0;  // so many requests are not answered

class WP_Error
{
    public function get_error_message(): string
    {
        return 'cURL error 28: Operation timed out';
    }
}

function add_action($name, $function, $priority = 10, $count = 1): void
{
    $GLOBALS['hooks'][$name][] = [$function, $count];
}

function do_action($name, ...$values): void
{
    foreach ($GLOBALS['hooks'][$name] ?? [] as [$function, $count]) {
        $function(...array_slice($values, 0, $count));
    }
}

function apply_filters($name, $value)
{
    return $name === 'the_content' ? '<p>' . str_replace("\n\n", '</p><p>', $value) . '</p>' : $value;
}

function wp_generate_uuid4(): string
{
    return bin2hex(random_bytes(16));
}

function wp_schedule_single_event($time, $hook, $values): bool
{
    $GLOBALS['queue'][] = [$time, $hook, $values];
    return true;
}

function get_post($id)
{
    return $GLOBALS['posts'][$id] ?? null;
}

function get_permalink($post): string
{
    return "https://wordpress.example/2024/05/$post->post_name/";
}

function wp_json_encode($value)
{
    return json_encode($value);
}

function is_wp_error($value): bool
{
    return $value instanceof WP_Error;
}

function wp_remote_post($url, $options)
{
    $headers = [];
    foreach ($options['headers'] as $name => $value) {
        $headers[] = "$name: $value";
    }
    $GLOBALS['sent'][] = ['id' => $options['headers']['webhook-id']];
    if ($GLOBALS['away']-- > 0) {
        return new WP_Error();
    }
    $said = file_get_contents($url, false, stream_context_create(['http' => [
        'method' => 'POST',
        'header' => $headers,
        'content' => $options['body'],
        'timeout' => $options['timeout'],
        'ignore_errors' => true,
    ]]));
    $status = (int) explode(' ', $http_response_header[0])[1];
    $GLOBALS['sent'][array_key_last($GLOBALS['sent'])] += ['status' => $status, 'said' => json_decode($said)];
    return ['status' => $status, 'body' => $said];
}

function wp_remote_retrieve_response_code($response)
{
    return is_wp_error($response) ? '' : $response['status'];
}

function wp_remote_retrieve_body($response): string
{
    return is_wp_error($response) ? '' : $response['body'];
}

function setup_postdata($post): void
{
}

function wp_reset_postdata(): void
{
}

function wp_strip_all_tags($text): string
{
    return trim(strip_tags($text));
}

function get_the_title($post): string
{
    return htmlspecialchars($post->post_title);
}

function get_post_time($format, $gmt, $post): string
{
    return gmdate($format, strtotime($post->post_date));
}

function get_post_modified_time($format, $gmt, $post): string
{
    return gmdate($format, strtotime($post->post_modified));
}

function get_the_author_meta($field, $id): string
{
    return 'Ann Lee';
}

function get_bloginfo($field): string
{
    return 'en-GB';
}

/** What WordPress does when a post is kept: the post before stands in the last argument. */
function save(array $fields): void
{
    $before = get_post($fields['ID']);
    $post = (object) ($fields + (array) $before + [
        'post_type' => 'post',
        'post_status' => 'publish',
        'post_password' => '',
        'post_author' => 1,
    ]);
    $GLOBALS['posts'][$post->ID] = $post;
    do_action('wp_after_insert_post', $post->ID, $post, $before !== null, $before);
}

function trash(int $id): void
{
    $post = get_post($id);
    save([
        'ID' => $id,
        'post_status' => 'trash',
        'post_name' => "{$post->post_name}__trashed",
        'post_modified' => gmdate('c'),
    ]);
}

function delete(int $id): void
{
    do_action('before_delete_post', $id, get_post($id));
    unset($GLOBALS['posts'][$id]);
}

function away(int $times): void
{
    $GLOBALS['away'] = $times;
}

/** Everything that is due, or not yet. */
function cron(): void
{
    [$due, $GLOBALS['queue']] = [$GLOBALS['queue'], []];
    foreach ($due as [$time, $hook, $values]) {
        do_action($hook, ...$values);
    }
}

ini_set('error_log', '/dev/null');
require $argv[1];
foreach (json_decode($argv[2], true) as $step) {
    $step[0](...array_slice($step, 1));
}
$pauses = array_map(fn ($event) => $event[0] - time(), $queue);
echo json_encode(['sent' => $sent, 'pauses' => $pauses]);
