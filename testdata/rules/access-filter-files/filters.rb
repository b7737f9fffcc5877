# A file of filters only: they are for the routes of all others.
before provides: 'html' do
  halt 401 unless session[:member]
end
