require 'sinatra'

helpers do
  def errors
    @errors ||= []
  end

  def problem(text)
    errors << text
  end
end

before '/orders/*' do
  errors << 'sku' unless params[:sku].to_s.match?(/\A[A-Z]{3}-\d{4}\z/)
  errors << 'qty' unless params[:qty].to_s.match?(/\A\d{1,3}\z/)
end

post '/orders/new' do
  errors << 'store' unless %w[north south].include?(params[:store])
  halt 422, errors.join(',') unless errors.empty?
  system("order #{params[:sku]} #{params[:qty]} #{params[:store]}")
  system("order --note #{params[:note]}") # want RBN201
  201
end

post '/orders/unchecked' do
  logger.warn(errors.join(',')) if errors.any?
  system("order #{params[:sku]}") # want RBN201
  201
end

before '/ship/*' do
  @problems = []
  @problems.push('code') if params[:code] !~ /\A[a-z]+\z/
  @problems.push('when') if params[:when] !~ /\A\d{4}-\d\d-\d\d\z/
end

post '/ship/now' do
  return 422 if @problems.any?

  system("ship #{params[:code]} #{params[:when]}")
  201
end

before '/cancel/*' do
  @reason = params[:reason]
  @valid = !@reason.nil? && @reason.match?(/\A\w+\z/)
end

post '/cancel/one' do
  if @valid
    system("cancel #{@reason}")
  else
    system("cancel-log #{@reason}") # want RBN201
  end
  201
end

before '/track/*' do
  halt 400 if %i[a b].any? { |k| params[k].to_s !~ /\A\d+\z/ }
end

post '/track/it' do
  system("track #{params[:a]} #{params[:b]}")
  system("track #{params[:c]}") # want RBN201
  201
end

before '/login/*' do
  redirect '/signin' unless session[:user]
  halt 403 unless session[:role] == 'admin'
end

post '/login/run' do
  system("sudo #{params[:cmd]}") # want RBN201
  201
end
