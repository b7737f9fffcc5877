# frozen_string_literal: true

require 'open3'
require 'sinatra/base'

# Programs of the same workspace.
class App < Sinatra::Base
  TOOL = File.expand_path('target/release/thumbnail', __dir__)
  ROOT = '/srv/app'

  # Another program has another main; a number is a number there too.
  post '/other' do
    system('inspect-image', params[:name], exception: true)
    ''
  end

  post '/count' do
    system('target/release/count', params[:n])
    ''
  end

  # What the program answers with is not what it was given.
  post '/constant' do
    out, = Open3.capture2(TOOL, 'cover.png')
    system(TOOL, 'cover.png', out: '/dev/null')
    halt 400 unless params[:name].match?(/\A\w+\z/)
    system(TOOL, params[:name])
    out.lines.size.to_s
  end

  post '/import' do
    system('target/release/importer', '--', params[:name])
    ''
  end

  def tool(*words)
    system("#{ROOT}/bin/thumbnail", *words)
  end

  post '/system' do
    system(TOOL, params[:name]).to_s
  end

  post '/words' do
    tool(params[:name]).to_s
  end

  post '/pipe' do
    IO.popen([TOOL, params[:name]], &:read)
  end

  post '/capture' do
    Open3.capture2e({ 'LANG' => 'C' }, File.join(ROOT, 'bin', 'thumbnail'), params[:name]).first
  end

  post '/list' do
    command = [TOOL]
    command << params[:name]
    system(*command).to_s
  end

  post '/theme' do
    spawn({ 'THEME' => params[:theme] }, TOOL, 'cover.png').to_s
  end

  post '/input' do
    Open3.capture2('target/release/importer', stdin_data: params[:script]).first
  end
end
