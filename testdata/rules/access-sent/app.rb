require 'sinatra'

BOOKS = { sales: [], staff: [] }.freeze

enable :sessions

helpers do
  def member!
    halt 401 unless session[:member]
  end

  def anybody!
    status 200
  end
end

# The check is named by a value: of each route another one.
REPORTS = [['/sales', :sales, :member!], ['/staff', :staff, :member!]].freeze

REPORTS.each do |path, key, check|
  get path do # access=guarded
    send check
    BOOKS.fetch(key).join
  end
end

[['/news', :anybody!]].each do |path, check|
  get path do # access=open
    send check
    'news'
  end
end

{ '/drawer' => :member! }.each do |path, check|
  get path do # access=guarded
    send(check)
    BOOKS.keys.join
  end
end

get '/shout' do # access=open
  system("echo #{params[:text]}") # want RBN201
end
