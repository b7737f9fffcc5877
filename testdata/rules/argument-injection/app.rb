# frozen_string_literal: true

require 'open3'
require 'pathname'
require 'pty'
require 'sinatra/base'

# Words that begin with a dash, given to programs for which they are options.
class App < Sinatra::Base
  LIST = ['git', 'log', '--oneline'].freeze

  get '/forms' do
    system('git', 'log', params[:ref]) # want RBN203
    system('/usr/bin/git', 'log', params[:ref], chdir: '/srv') # want RBN203
    system({ 'LANG' => 'C' }, 'git', 'log', params[:ref]) # want RBN203
    Process.spawn('tar', 'xf', 'a.tar', params[:file]) # want RBN203
    Process.spawn('tar', 'xf', params[:file])
    IO.popen(['curl', '-s', params[:url]], &:read) # want RBN203
    IO.popen({ 'LANG' => 'C' }, ['curl', '-s', params[:url]], &:read) # want RBN203
    Open3.capture2('wget', '-q', params[:url]) # want RBN203
    PTY.spawn('ssh', params[:host]) # want RBN203
    system('git', 'status')
    system('git', 'log', params[:count].to_i.to_s)
    system('cowsay', params[:text])
    system('ls', params[:text])
  end

  get '/more-programs' do
    system('cp', params[:from], '/srv/in') # want RBN203
    system('cp', '--', params[:from], '/srv/in')
    system('cp', '-t', params[:to], '/srv/in/a') # the value of -t
    system('espeak', params[:text]) # want RBN203
    system('espeak', '-v', params[:voice], 'hello')
    system('espeak', '--', params[:text])
    system('say', "hello #{params[:name]}")
    system('jq', '.name', params[:file]) # want RBN203
    system('bell', params[:text]) # nothing is known of its options
  end

  get '/lists' do
    args = ['clone', params[:url]]
    system('git', *args) # want RBN203
    command = ['git', 'clone']
    command << params[:url]
    system(*command) # want RBN203
    system(*LIST, params[:ref]) # want RBN203
    more = %w[rsync -a] + [params[:from], 'backup/']
    system(*more) # want RBN203
    ended = ['git', 'log']
    ended << '--'
    ended << params[:file]
    system(*ended)
    system(*LIST, '--', params[:file])
    system(*(%w[rsync -a --] + [params[:from], 'backup/']))
  end

  get '/ended' do
    system('git', 'log', '--', params[:file])
    system('grep', '-r', '--', params[:pattern], 'src')
    system('grep', '-r', params[:pattern], '--', 'src') # want RBN203
    IO.popen(['git', 'log', '--', params[:file]], &:read)
  end

  # What follows some options is their value.
  get '/values' do
    system('git', 'commit', '-m', params[:message])
    system('grep', '-e', params[:pattern], 'file')
    system('git', '-C', '/srv', 'grep', '-n', params[:pattern]) # want RBN203
    system('git', '-C', '/srv', 'grep', '-n', '-e', params[:pattern])
    system('git', 'log', '-n', params[:pattern])
    system('curl', '-H', params[:header], 'https://example.com')
    system('find', '.', '-name', params[:name])
    system('find', params[:folder], '-name', 'x') # want RBN203
    system('grep', '-r', params[:pattern], 'src') # want RBN203
  end

  get '/begun' do
    system('git', 'log', "./#{params[:file]}")
    system('git', 'log', "--author=#{params[:author]}")
    system('git', 'log', "-#{params[:option]}") # want RBN203
    system('git', 'log', "#{params[:ref]}.txt") # want RBN203
    system('git', 'log', "#{settings.root}/#{params[:file]}")
    system('git', 'log', '--author=' + params[:author])
    system('git', 'log', '--' + params[:option]) # want RBN203
    system('git', 'log', format('%s.txt', params[:ref])) # want RBN203
    system('git', 'log', format('--author=%s', params[:author]))
    system('git', 'log', 'refs/%s' % params[:ref])
    system('git', 'log', '%s' % params[:ref]) # want RBN203
    system('git', 'log', File.join('docs', params[:file]))
    system('git', 'log', (Pathname.new('docs') + params[:file]).to_s)
    system('git', 'log', Pathname.new('docs').join(params[:file]).to_s)
    system('git', 'log', File.expand_path(params[:file]))
    system('git', 'log', File.basename(params[:file])) # want RBN203
  end

  get '/cleaned' do
    system('git', 'log', params[:ref].delete('-'))
    system('git', 'log', params[:ref].delete('/')) # want RBN203
    system('git', 'log', params[:ref].delete('^a-z'))
    system('git', 'log', params[:ref].delete('^a-z-')) # want RBN203
    system('git', 'log', params[:ref].tr('-', '_'))
    system('git', 'log', params[:ref].tr('_', '-')) # want RBN203
    system('git', 'log', params[:ref].sub(/\A-+/, ''))
    system('git', 'log', params[:ref].sub(/x/, '')) # want RBN203
    system('git', 'log', params[:ref].gsub('-', ''))
    system('git', 'log', params[:ref].gsub(/[_-]/, ' '))
    system('git', 'log', params[:ref].gsub('_', '-')) # want RBN203
    system('git', 'log', params[:ref].strip) # want RBN203
  end

  get '/checked' do
    ref = params[:ref]
    system('git', 'log', ref) unless ref.start_with?('-')
    system('git', 'log', ref) if ref.start_with?('-') # want RBN203
    system('git', 'log', ref) if ref.start_with?('refs/')
    system('git', 'log', ref) if ref.start_with?('--refs') # want RBN203
    system('git', 'log', ref) unless ref =~ /\A-/
    system('git', 'log', ref) unless /^-/.match?(ref)
    system('git', 'log', ref) unless ref.include?('-')
    system('git', 'log', ref) unless ref.include?('/') # want RBN203
    halt 400 if ref.start_with?('-')
    system('git', 'log', ref)
  end

  # A script's arguments are not the interpreter's.
  get '/scripts' do
    system('python3', params[:script]) # want RBN203
    system('python3', '-u', params[:script]) # want RBN203
    system('python3', 'report.py', params[:title])
    system('env', 'LANG=C', 'cowsay', params[:title])
    system('sudo', params[:x], 'ls') # want RBN203
    system('sudo', '-u', params[:x], 'ls')
  end

  get '/programs' do
    system('hg', 'clone', params[:x]) # want RBN203
    system('scp', params[:x], 'host:') # want RBN203
    system('scp', '-i', params[:x], 'a', 'host:')
    system('hg', 'log', '-r', params[:x])
    system('unzip', params[:x]) # want RBN203
    spawn('lp', params[:x]) # want RBN203
    spawn('lp', '-t', params[:x], '/srv/spool/current.ps')
    spawn('lp', '-d', 'office', '--', params[:x])
    system('unzip', '-d', params[:x])
    system('sed', '-n', 'p', params[:x]) # want RBN203
    system('sort', '-o', params[:x])
    system('psql', params[:x]) # want RBN203
    system('psql', '-c', params[:x])
    system('ffmpeg', '-i', 'in.avi', params[:x]) # want RBN203
    system('ffmpeg', '-i', params[:x])
    system('convert', params[:x], 'out.png') # want RBN203
    system('convert', 'in.png', '-resize', params[:x], 'out.png')
    system('wkhtmltopdf', params[:x], 'out.pdf') # want RBN203
    system('wkhtmltopdf', '--title', params[:x], 'out.pdf')
    system('openssl', 'x509', params[:x]) # want RBN203
    system('openssl', 'x509', '-in', params[:x])
    system('sendmail', params[:x]) # want RBN203
    system('/usr/sbin/sendmail', '-i', params[:x]) # want RBN203
    system('sendmail', '-f', params[:x])
    system('mutt', '-i', params[:x])
    system('mail', '-s', params[:x], 'root')
    system('docker', 'run', params[:x]) # want RBN203
    system('kubectl', 'get', 'pods', '--namespace', params[:x])
    system('npm', 'install', params[:x]) # want RBN203
    system('pip', 'install', '--prefix', params[:x], 'wheel')
    system('lame', '--tt', params[:x], '/media/in.wav')
    system('lame', params[:x], '/media/out.mp3') # want RBN203
    system('gdalinfo', '-json', '--', params[:x])
    system('gdal_translate', '-of', params[:x], 'in.tif', 'out.png') # want RBN203
    system('gdal_translate', "-of#{params[:x]}", 'in.tif', 'out.png')
    system('zfs', 'snapshot', "pool/#{params[:x]}")
    system('zfs', 'snapshot', params[:x]) # want RBN203
  end
end
