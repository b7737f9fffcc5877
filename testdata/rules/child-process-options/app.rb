# frozen_string_literal: true

require 'sinatra/base'

# Which option or argument of a program it is that a request says.
class App < Sinatra::Base
  KEEP = File.expand_path('target/release/keep', __dir__)
  SORT = File.expand_path('target/release/sort', __dir__)
  MARK = File.expand_path('target/release/mark', __dir__)

  # Numbers, names without dots, and other variables.
  post '/others' do
    system(KEEP, 'remove', params[:a].to_i.to_s, '--note', params[:b].to_s.delete('./'))
    system(KEEP, 'keep-all', '--in-file', params[:c].to_i.to_s, params[:d].to_s.delete('./')) # want RBN203
    system({ 'OTHER_TOKEN' => params[:e] }, KEEP, 'remove', 'x')
    system(SORT, '-k', params[:f].to_s.delete('./'), '--cache', 'b', 'c')
    system(MARK, '-q', '--mark-file', params[:g].to_i.to_s, 'c')
    204
  end

  post '/remove' do
    system(KEEP, 'remove', params[:name], '--note', 'x') # want RBN203
    204
  end

  post '/note' do
    system(KEEP, '-v', 'remove', 'x', '--note', params[:name])
    204
  end

  post '/short' do
    system(KEEP, '--verbose', 'remove', '-n', params[:name], 'x')
    204
  end

  post '/dir' do
    system(KEEP, 'keep-all', '--in-file=x', params[:name]) # want RBN203
    204
  end

  post '/in' do
    system(KEEP, 'keep-all', 'x', "--in-file=#{params[:name]}", 'y')
    204
  end

  post '/rest' do
    system(KEEP, '--token', 't', 'keep-all', 'x', '--in-file', 'y', 'z', params[:name]) # want RBN203
    204
  end

  post '/token' do
    name = params[:name]
    system({ 'KEEP_TOKEN' => name }, KEEP, 'remove', 'x') if name
    204
  end

  post '/spool' do
    system({ 'SPOOL_DIR' => params[:name] }, KEEP, 'remove', 'x')
    204
  end

  # Which command it is, the request says.
  post '/any' do
    system(KEEP, params[:command].to_s.delete('./'), params[:name]) # want RBN203
    204
  end

  post '/cache' do
    system(SORT, '-k', 'a', '--cache', params[:name], 'c')
    204
  end

  post '/file' do
    system(SORT, '-k', 'a', '--cache', 'b', params[:name]) # want RBN203
    204
  end

  post '/mark' do
    system(MARK, '--mark-file', params[:name], 'c')
    204
  end

  post '/marked' do
    system(MARK, '-q', params[:name], '--mark-file', 'b') # want RBN203
    204
  end

  FOLDER = File.expand_path('target/release', __dir__)

  post '/environment' do
    env = { 'KEEP_NOTE' => params[:e].to_s }
    system(env, KEEP, 'keep-all', '--in-file', 'x')
    Open3.capture2(env, "#{FOLDER}/mark", '--paper=a5').first
  end
end
