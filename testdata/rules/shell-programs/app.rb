# frozen_string_literal: true

require 'open3'
require 'shellwords'
require 'sinatra/base'

# Programs of the workspace in the text of a command.
class App < Sinatra::Base
  TOOL = File.expand_path('target/release/mk-thumb', __dir__)

  def quoted(text) = Shellwords.escape(text)

  # Other words than the one that is opened, and other programs.
  post '/second' do
    system("mk-thumb cover.png #{quoted(params[:size])}")
    system(TOOL, 'cover.png', params[:size])
    system("bin/sweep #{quoted(params[:name])}")
    system('bin/sweep', params[:name])
    system("bin/tidy cover.png #{quoted(params[:name])}")
    ''
  end

  post '/other' do
    system("uptime mk-thumb #{quoted(params[:name])}")
    system("/usr/bin/mk-thumbs #{quoted(params[:name])}")
    ''
  end

  post '/checked' do
    halt 400 unless params[:name].match?(/\A\w+\z/)
    system("mk-thumb #{params[:name]}")
    ''
  end

  post '/text' do
    system("mk-thumb #{quoted(params[:name])}")
  end

  post '/backticks' do
    `target/release/mk-thumb #{quoted(params[:name])} 80`
  end

  post '/constant' do
    system("#{TOOL} #{quoted(params[:name])} 80")
  end

  post '/joined' do
    system('exec bin/mk-thumb ' + quoted(params[:name]))
  end

  post '/later' do
    system("cd /srv && RUST_LOG=warn ./bin/mk-thumb #{quoted(params[:name])} 80 | wc -l")
  end

  post '/environment' do
    Open3.capture2e({ 'LANG' => 'C' }, "mk-thumb #{quoted(params[:name])}").first
  end

  # Of two words that are not constant either can be the first.
  post '/both' do
    system("mk-thumb #{quoted(params[:name])} #{quoted(params[:size])}")
  end

  post '/rotate' do
    system("rotate #{quoted(params[:name])} 90")
  end

  post '/angle' do
    system("rotate cover #{quoted(params[:angle])}")
  end

  post '/sweep' do
    system('bin/sweep', '--', params[:name])
  end

  post '/tidy' do
    `bin/tidy #{quoted(params[:name])} cover.png`
  end
end
