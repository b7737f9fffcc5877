require 'sinatra'

# What a rescue clause reads is an exception, whatever is known of the class that it names.
get '/range' do
  raise RangeError, params[:text].to_s
rescue RangeError => e
  "<p>#{e.message}</p>" # want RBN701
end

get '/other' do
  raise RangeError, params[:text].to_s
rescue FloatDomainError => e
  "<p>#{e.message}</p>"
end

get '/library' do
  raise Shop::Refused, params[:text].to_s
rescue Shop::Refused => e
  "<p>#{e.message}</p>" # want RBN701
end

get '/several' do
  raise Shop::Refused, params[:text].to_s
rescue Shop::Late, Shop::Refused => e
  "<p>#{e.full_message}</p>" # want RBN701
end

get '/size' do
  raise Shop::Refused, params[:text].to_s
rescue Shop::Refused => e
  "<p>#{e.message.size} #{e.class}</p>"
end

get '/file' do
  File.read('/srv/page')
rescue Errno::ENOENT => e
  "<p>#{e.message}</p>"
end
