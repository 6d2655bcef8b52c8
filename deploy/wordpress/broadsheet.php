<?php
/**
 * Plugin Name: Broadsheet
 * Description: Sends posts to Broadsheet when they are published, changed and withdrawn.
 * Requires at least: 5.6
 * Requires PHP: 7.4
 * License: Apache-2.0
 *
 * Put this file into wp-content/plugins (or its lines into functions.php) and two into wp-config.php:
 *
 *     define('BROADSHEET_URL', 'https://ask.example.org');
 *     define('BROADSHEET_SECRET', 'whsec_...');  // as in the server's BROADSHEET_WEBHOOK_SECRET
 */

const BROADSHEET_PAUSES = [60, 300, 1800, 7200, 18000, 36000, 86400];  // seconds before each new try

add_action('wp_after_insert_post', 'broadsheet_saved', 10, 4);
add_action('before_delete_post', 'broadsheet_deleted', 10, 2);
add_action('broadsheet_send', 'broadsheet_send', 10, 4);

/** Whether everybody may read a post. */
function broadsheet_is_shown($post): bool
{
    return $post && $post->post_status === 'publish' && $post->post_password === ''
        && in_array($post->post_type, apply_filters('broadsheet_post_types', ['post']), true);
}

function broadsheet_saved($id, $post, $update, $before): void
{
    $was = broadsheet_is_shown($before) ? get_permalink($before) : null;
    $is = broadsheet_is_shown($post) ? get_permalink($post) : null;
    if ($was !== null && $was !== $is) {  // the slug of what lies in the trash is another one
        broadsheet_later(0, $was);
    }
    if ($is !== null) {
        broadsheet_later($id, $is);
    }
}

function broadsheet_deleted($id, $post): void
{
    if (broadsheet_is_shown($post)) {
        broadsheet_later(0, get_permalink($post));
    }
}

/** Send a post soon, or that what was at an address is withdrawn ($id 0). Nobody has to wait. */
function broadsheet_later(int $id, string $url): void
{
    $delivery = ['id' => wp_generate_uuid4(), 'since' => time()];
    wp_schedule_single_event(time(), 'broadsheet_send', [$id, $url, $delivery, 0]);
}

function broadsheet_send(int $id, string $url, array $delivery, int $tries): void
{
    $post = $id ? get_post($id) : null;
    if ($id && !broadsheet_is_shown($post)) {
        return;  // it was withdrawn meanwhile, which is sent by itself
    }
    $body = wp_json_encode($id ? broadsheet_article($post) : [
        '@context' => 'https://schema.org',
        '@type' => 'DeleteAction',
        'endTime' => gmdate('c', $delivery['since']),
        'object' => ['@type' => 'NewsArticle', 'url' => $url],
    ]);
    $time = (string) time();
    $key = base64_decode(preg_replace('/^whsec_/', '', BROADSHEET_SECRET));
    $signed = hash_hmac('sha256', "{$delivery['id']}.$time.$body", $key, true);
    $response = wp_remote_post(BROADSHEET_URL . '/api/articles', [
        'timeout' => 30,
        'redirection' => 0,
        'body' => $body,
        'headers' => [
            'Content-Type' => 'application/ld+json',
            'webhook-id' => $delivery['id'],
            'webhook-timestamp' => $time,
            'webhook-signature' => 'v1,' . base64_encode($signed),
        ],
    ]);
    $status = (int) wp_remote_retrieve_response_code($response);  // 0 where nobody answers
    $said = is_wp_error($response) ? $response->get_error_message() : wp_remote_retrieve_body($response);
    if (($status >= 200 && $status < 300) || strpos($said, '"already_delivered"') !== false) {
        return;
    }
    error_log("Broadsheet, $url: $status $said");
    $helps = !in_array($status, [413, 422], true);  // what is wrong with the article itself stays so
    if ($helps && isset(BROADSHEET_PAUSES[$tries])) {
        $next = time() + BROADSHEET_PAUSES[$tries];
        wp_schedule_single_event($next, 'broadsheet_send', [$id, $url, $delivery, $tries + 1]);
    }
}

/** A post as schema.org describes it; the filter broadsheet_article may change it. */
function broadsheet_article($post): array
{
    $GLOBALS['post'] = $post;  // shortcodes and blocks ask for it
    setup_postdata($post);
    $article = [
        '@context' => 'https://schema.org',
        '@type' => 'NewsArticle',
        'headline' => wp_strip_all_tags(get_the_title($post)),
        'articleBody' => apply_filters('the_content', $post->post_content),
        'url' => get_permalink($post),
        'datePublished' => get_post_time('c', false, $post),
        'dateModified' => get_post_modified_time('c', true, $post),
        'author' => [
            '@type' => 'Person',
            'name' => get_the_author_meta('display_name', $post->post_author),
        ],
        'inLanguage' => get_bloginfo('language'),
    ];
    wp_reset_postdata();
    return apply_filters('broadsheet_article', $article, $post);
}
