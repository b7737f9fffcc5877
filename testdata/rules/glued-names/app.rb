require 'sinatra/base'

# A checked name that has a beginning or an ending beside it is never "..".
class Glued < Sinatra::Base
  ROOT = '/srv/records'.freeze

  get '/ending' do
    halt 400 unless params[:id].to_s.match?(/\A[\w.]+\z/)
    send_file File.join(ROOT, "#{params[:id]}.wav")
  end

  get '/beginning' do
    name = params[:name].to_s
    halt 400 if name.include?('/')
    send_file "#{ROOT}/img_#{name}"
  end

  get '/nothing-beside-it' do
    halt 400 unless params[:id].to_s.match?(/\A[\w.]+\z/)
    send_file File.join(ROOT, "#{params[:id]}") # want RBN301
  end

  get '/a-separator' do
    halt 400 unless params[:id].to_s.match?(/\A[\w.]+\z/)
    send_file "#{ROOT}/#{params[:id]}/index.txt" # want RBN301
  end

  get '/separators-in-it' do
    halt 400 unless params[:id].to_s.match?(%r{\A[\w./]+\z})
    send_file File.join(ROOT, "#{params[:id]}.wav") # want RBN301
  end

  get '/dots-beside-it' do
    halt 400 unless params[:id].to_s.match?(/\A[\w.]+\z/)
    send_file "#{ROOT}/#{params[:id]}." # want RBN301
  end

  get '/unchecked' do
    send_file "#{ROOT}/#{params[:id]}.wav" # want RBN301
  end
end
