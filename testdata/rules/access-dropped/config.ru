require './app'

use Noted

map('/documents') { run Documents }
map('/scans') { run Scans }
map('/counts') { run Counts }
map('/pages') { run Pages }
map('/builds') { run Builds }
map('/legacy') { run Legacy }
map('/renewed') { run Renewed }
map('/secrets') { run Secrets }
map('/notices') { run Notices }
map('/own') { run OwnNotices }
map('/posts') { run Posts }
