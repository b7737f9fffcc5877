require 'sinatra'
require 'pathname'

# Where a path lies, asked by so many of its characters, its directory or its parts.
ROOT = '/srv/pub'.freeze
UNKNOWN = File.expand_path(ENV.fetch('PUB'))
PROOT = Pathname.new('/srv/pub')

before { content_type :text }

get '/1' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f[0..ROOT.size] == ROOT + '/'
  File.read(f)
end

get '/2' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 if f[..ROOT.size] != "#{ROOT}/"
  File.read(f)
end

get '/3' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f[0...ROOT.size] == ROOT # want RBN002
  File.read(f) # want RBN301
end

get '/4' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f[1..ROOT.size] == ROOT + '/' # want RBN003
  File.read(f) # want RBN301
end

get '/5' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f.slice(0, ROOT.size + 1) == ROOT + '/'
  File.read(f)
end

get '/6' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f.slice(0..ROOT.size) == ROOT + '/'
  File.read(f)
end

get '/7' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f.slice(2..ROOT.size) == ROOT + '/'
  File.read(f) # want RBN301
end

get '/8' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f.byteslice(0, 9) == '/srv/pub/'
  File.read(f)
end

get '/9' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f.byteslice(4, 9) == '/srv/pub/'
  File.read(f) # want RBN301
end

get '/10' do
  f = File.join(ROOT, params[:x].to_s)
  halt 403 unless f[0..ROOT.size] == ROOT + '/'
  File.read(f) # want RBN301
end

get '/11' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f =~ %r{\A#{Regexp.escape(ROOT)}/}
  File.read(f)
end

get '/12' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f.match?(/\A#{Regexp.escape(ROOT + '/')}/)
  File.read(f)
end

get '/13' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless Regexp.new("\\A#{Regexp.escape(ROOT)}/").match?(f)
  File.read(f)
end

get '/14' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f.match?(/\A#{Regexp.escape(ROOT)}/) # want RBN002
  File.read(f) # want RBN301
end

get '/15' do
  f = File.expand_path(params[:x].to_s, UNKNOWN)
  halt 403 unless f =~ %r{\A#{Regexp.escape(UNKNOWN)}/}
  File.read(f)
end

get '/16' do
  f = File.expand_path(params[:x].to_s, UNKNOWN)
  halt 403 unless %r{\A#{Regexp.escape(UNKNOWN)}/}.match?(f)
  File.read(f)
end

get '/17' do
  f = File.expand_path(params[:x].to_s, UNKNOWN)
  halt 403 unless f =~ /\A#{Regexp.escape(UNKNOWN)}/ # want RBN002
  File.read(f) # want RBN301
end

get '/18' do
  f = File.join(UNKNOWN, params[:x].to_s)
  halt 403 unless f =~ %r{\A#{Regexp.escape(UNKNOWN)}/}
  File.read(f) # want RBN301
end

get '/19' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f.partition(ROOT + '/').first.empty?
  File.read(f)
end

get '/20' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless f.partition(ROOT + '/').last.empty?
  File.read(f) # want RBN301
end

get '/21' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless ROOT == File.dirname(f)
  File.read(f)
end

get '/22' do
  f = File.expand_path(params[:x].to_s, ROOT)
  case File.dirname(f)
  when ROOT then File.read(f)
  else halt 403
  end
  200
end

get '/23' do
  f = (PROOT / params[:x].to_s).cleanpath
  halt 403 unless PROOT == f.dirname
  File.read(f)
end

get '/24' do
  f = (PROOT / params[:x].to_s).cleanpath
  halt 403 unless PROOT == f.parent
  File.read(f)
end

get '/25' do
  f = (PROOT / params[:x].to_s).cleanpath
  halt 403 if PROOT == f.parent
  File.read(f) # want RBN301
end

get '/26' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless File.split(f).first == ROOT
  File.read(f)
end

get '/27' do
  f = File.expand_path(params[:x].to_s, ROOT)
  halt 403 unless File.split(f).last == ROOT
  File.read(f) # want RBN301
end

get '/28' do
  f = (PROOT / params[:x].to_s).cleanpath
  halt 403 unless f.descend.any? { |d| d == PROOT }
  File.read(f)
end

get '/29' do
  f = PROOT / params[:x].to_s
  halt 403 unless f.descend.any? { |d| d == PROOT }
  File.read(f) # want RBN301
end

get '/30' do
  f = (PROOT / params[:x].to_s).cleanpath
  halt 403 if f.ascend.none? { |d| d == PROOT }
  File.read(f)
end

get '/31' do
  f = (PROOT / params[:x].to_s).cleanpath
  halt 403 if f.descend.none? { |d| d == PROOT }
  File.read(f)
end

get '/32' do
  f = (PROOT / params[:x].to_s).cleanpath
  halt 403 unless f.descend.none? { |d| d == PROOT }
  File.read(f) # want RBN301
end

get '/33' do
  x = params[:x].to_s
  halt 400 if x.split('/').any?('..')
  File.read(File.join(ROOT, x))
end

get '/34' do
  x = params[:x].to_s
  halt 400 if x.split('/').index('..')
  File.read(File.join(ROOT, x))
end

get '/35' do
  x = params[:x].to_s
  halt 400 unless x.split('/').none?('..')
  File.read(File.join(ROOT, x))
end

get '/36' do
  x = params[:x].to_s
  halt 400 if x.split('/').intersect?(['..', '.'])
  File.read(File.join(ROOT, x))
end

get '/37' do
  x = params[:x].to_s
  halt 400 unless (x.split('/') & ['..']).empty?
  File.read(File.join(ROOT, x))
end

get '/38' do
  x = params[:x].to_s
  halt 400 if (x.split('/') & %w[.. .]).any?
  File.read(File.join(ROOT, x))
end

get '/39' do
  x = params[:x].to_s
  halt 400 if x.split('/').count('..') > 0
  File.read(File.join(ROOT, x))
end

get '/40' do
  x = params[:x].to_s
  halt 400 if x['/'] || x.start_with?('.')
  File.read(File.join(ROOT, x))
end

get '/41' do
  x = params[:x].to_s
  halt 400 if x.chars.include?('/') || x == '..'
  File.read(File.join(ROOT, x))
end

get '/42' do
  x = params[:x].to_s
  halt 400 if x['..']
  File.read(File.join(ROOT, x))
end

get '/43' do
  x = params[:x].to_s
  halt 400 if x.split('/').any?('.')
  File.read(File.join(ROOT, x)) # want RBN301
end

get '/44' do
  x = params[:x].to_s
  halt 400 unless x.split('/').any?('..')
  File.read(File.join(ROOT, x)) # want RBN301
end

get '/45' do
  x = params[:x].to_s
  halt 400 if x.split('/').intersect?(['.'])
  File.read(File.join(ROOT, x)) # want RBN301
end

get '/46' do
  x = params[:x].to_s
  halt 400 unless (x.split('/') & ['.']).empty?
  File.read(File.join(ROOT, x)) # want RBN301
end

get '/47' do
  x = params[:x].to_s
  halt 400 if x.split('/').count('.') > 0
  File.read(File.join(ROOT, x)) # want RBN301
end

get '/48' do
  x = params[:x].to_s
  halt 400 unless x['/']
  File.read(File.join(ROOT, x)) # want RBN301
end

get '/49' do
  parts = params[:x].to_s.split('/').grep_v(/\A\.+\z/)
  File.read(File.join(ROOT, *parts))
end

get '/50' do
  parts = params[:x].to_s.split('/').grep_v(/\A\.\z/)
  File.read(File.join(ROOT, *parts)) # want RBN301
end

get '/52' do
  x = params[:x].to_s.gsub('../', '')
  File.read(File.join(ROOT, x)) # want RBN301
end

get '/53' do
  rel = Pathname.new(params[:x].to_s).cleanpath
  halt 400 if rel.absolute? || rel.each_filename.first == '..'
  File.read(PROOT.join(rel))
end

get '/54' do
  rel = Pathname.new(params[:x].to_s).cleanpath
  halt 400 if rel.absolute? || rel.to_s.split('/').first == '..'
  File.read(PROOT.join(rel))
end

get '/55' do
  rel = Pathname.new(params[:x].to_s).cleanpath
  halt 400 if rel.absolute? || rel.to_s =~ /\A\.\./
  File.read(PROOT.join(rel))
end

get '/56' do
  rel = Pathname.new(params[:x].to_s).cleanpath
  halt 400 if rel.absolute? || rel.to_s =~ /\A\.\z/
  File.read(PROOT.join(rel)) # want RBN301
end

get '/57' do
  rel = Pathname.new(params[:x].to_s)
  halt 400 if rel.absolute? || rel.each_filename.first == '..'
  File.read(PROOT.join(rel)) # want RBN301
end

get '/58' do
  rel = Pathname.new(params[:x].to_s)
  halt 400 unless rel.relative? && rel.each_filename.none?('..')
  File.read(PROOT.join(rel))
end

get '/59' do
  rel = Pathname.new(params[:x].to_s)
  halt 400 if rel.absolute? || rel.each_filename.any?('..')
  File.read(PROOT.join(rel))
end

get '/60' do
  rel = Pathname.new(params[:x].to_s)
  halt 400 unless rel.relative? && rel.each_filename.none? { |e| e == '..' }
  File.read(PROOT.join(rel))
end

get '/61' do
  rel = Pathname.new(params[:x].to_s)
  halt 400 unless rel.relative? && rel.each_filename.all? { |e| e =~ /\A\w+\z/ }
  File.read(PROOT.join(rel))
end

get '/62' do
  rel = Pathname.new(params[:x].to_s)
  halt 400 unless rel.relative? && rel.each_filename.all? { |e| e =~ /\A[\w.]+\z/ }
  File.read(PROOT.join(rel)) # want RBN301
end

get '/63' do
  rel = (PROOT / params[:x].to_s).cleanpath.relative_path_from(PROOT)
  halt 403 if rel.to_s =~ /\A\.\./
  File.read(PROOT + rel)
end

get '/64' do
  rel = (PROOT / params[:x].to_s).cleanpath.relative_path_from(PROOT)
  halt 403 if rel.to_s.split('/').first == '..'
  File.read(PROOT + rel)
end

get '/65' do
  rel = (PROOT / params[:x].to_s).cleanpath.relative_path_from(PROOT)
  halt 403 unless rel.to_s =~ /\A\.\./
  File.read(PROOT + rel) # want RBN301
end

get '/66' do
  f = File.join(ROOT, params[:x].to_s)
  halt 403 unless File.expand_path(f) == f
  File.read(f)
end

get '/67' do
  f = File.join(ROOT, params[:x].to_s)
  halt 403 if File.expand_path(f) == f
  File.read(f) # want RBN301
end

get '/68' do
  f = File.expand_path(params[:x].to_s)
  halt 403 unless File.expand_path(f) == f
  File.read(f) # want RBN301
end
