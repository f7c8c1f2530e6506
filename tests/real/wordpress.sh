#!/usr/bin/env bash
# A real WordPress on 127.0.0.1, on SQLite, from npm's tarballs. Usage: wordpress.sh PORT DIR CACHE
# Prints its credentials as JSON when it answers, and serves until it is ended.
set -euo pipefail
PORT=$1; DIR=$(realpath -m "$2"); CACHE=$(realpath -m "$3")
BUILDS=@wp-playground/wordpress-builds@0.9.19; CLI=@wp-playground/cli@3.1.56   # WordPress 6.5; its SQLite drop-in
mkdir -p "$CACHE" "$DIR/html"
fetch() { ls "$CACHE"/$1-*.tgz >/dev/null 2>&1 || (cd "$CACHE" && npm pack --silent "$2" >/dev/null); ls "$CACHE"/$1-*.tgz | tail -1; }
BUILDS_TGZ=$(fetch wp-playground-wordpress-builds "$BUILDS"); CLI_TGZ=$(fetch wp-playground-cli "$CLI")
cd "$DIR"
unpack() { python3 -m zipfile -e "$1" "$2"; }
tar xzf "$BUILDS_TGZ" package/src/wordpress/wp-6.5.zip package/public/wp-6.5
mkdir z; unpack package/src/wordpress/wp-6.5.zip z
FROM=z; [ -d z/wordpress ] && FROM=z/wordpress
cp -rn package/public/wp-6.5/. html/ 2>/dev/null || true; cp -r $FROM/. html/; rm -rf package z
rm -rf html/wp-config.php html/wp-content/db.php html/wp-content/mu-plugins html/wp-content/database  # a ready-made site
rm -rf html/wp-content/plugins/*sqlite-database-integration*
mkdir -p html/wp-content/{plugins,uploads,database,themes,mu-plugins}
tar xzf "$CLI_TGZ" package/sqlite-database-integration.zip
PLUGIN=html/wp-content/plugins/sqlite-database-integration
mkdir zp; unpack package/sqlite-database-integration.zip zp; mv zp/*sqlite-database-integration* $PLUGIN; rm -rf zp package
sed -e "s#{SQLITE_IMPLEMENTATION_FOLDER_PATH}#$DIR/$PLUGIN#; s#{SQLITE_PLUGIN}#sqlite-database-integration/load.php#" \
    $PLUGIN/db.copy > html/wp-content/db.php
cat > html/wp-config.php <<PHP
<?php
define('DB_NAME','wp'); define('DB_USER','wp'); define('DB_PASSWORD','wp'); define('DB_HOST','localhost');
define('DB_CHARSET','utf8mb4'); define('DB_COLLATE','');
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT',
  'NONCE_SALT'] as \$k) define(\$k, 'test-only-'.\$k);
define('WP_ENVIRONMENT_TYPE','local'); define('WP_HTTP_BLOCK_EXTERNAL',true); define('DISABLE_WP_CRON',true);
define('AUTOMATIC_UPDATER_DISABLED',true); define('WP_DEBUG',false); define('WP_DEBUG_DISPLAY',false);
define('WP_HOME','http://127.0.0.1:$PORT'); define('WP_SITEURL','http://127.0.0.1:$PORT');
\$table_prefix='wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__.'/');
require_once ABSPATH.'wp-settings.php';
PHP
cat > setup.php <<'PHP'
<?php
define('WP_INSTALLING', true); error_reporting(0);
$_SERVER['HTTP_HOST']="127.0.0.1:".$argv[2]; $_SERVER['REQUEST_URI']='/'; $_SERVER['SERVER_PROTOCOL']='HTTP/1.1';
$_SERVER['REQUEST_METHOD']='GET';
require $argv[1].'/wp-load.php'; require_once ABSPATH.'wp-admin/includes/upgrade.php';
function wp_mail() { return true; }
wp_install('Test site','admin','admin@example.org',true,'','admin-pass');
update_option('permalink_structure','/%year%/%monthnum%/%day%/%postname%/');
$GLOBALS['wp_rewrite']->init(); $GLOBALS['wp_rewrite']->flush_rules(false);
$id=wp_insert_user(['user_login'=>'bot','user_pass'=>'bot-pass','role'=>'editor','user_email'=>'bot@example.org',
  'display_name'=>'Stork']);
$ap=WP_Application_Passwords::create_new_application_password($id,['name'=>'tests']);
global $wp_version; echo json_encode(['wordpress'=>$wp_version,'user'=>'bot','password'=>$ap[0]]),"\n";
PHP
php -d display_errors=0 setup.php "$DIR/html" "$PORT" > credentials.json
cat > router.php <<'PHP'
<?php $p=parse_url($_SERVER['REQUEST_URI'],PHP_URL_PATH); $f=$_SERVER['DOCUMENT_ROOT'].$p;
if ($p!=='/' && is_file($f)) return false;
if (is_dir($f) && is_file(rtrim($f,'/').'/index.php') && $p!=='/') return false;
$_SERVER['SCRIPT_NAME']='/index.php'; chdir($_SERVER['DOCUMENT_ROOT']); require 'index.php';
PHP
cat credentials.json
exec php -d display_errors=0 -S "127.0.0.1:$PORT" -t html router.php 2>php.log
