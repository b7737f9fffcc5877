require 'sinatra/base'

# What a check found out is kept in a variable, or in a list of what is wrong.
class Flags < Sinatra::Base
  NAME = /\A\w+\z/

  get '/flag' do
    valid = true
    valid = false unless params[:name] =~ NAME
    valid = false if params[:name].size > 10
    system("x #{params[:name]}") # want RBN201
    halt 400 unless valid
    system("x #{params[:name]}")
    system("x #{params[:other]}") # want RBN201
  end

  get '/forced' do
    valid = params[:name].match?(NAME)
    valid = true if params[:force]
    halt 400 unless valid
    system("x #{params[:name]}") # want RBN201
  end

  get '/narrowed' do
    valid = params[:name].match?(NAME)
    valid &&= params[:name].size < 10
    halt 400 unless valid
    system("x #{params[:name]}")
  end

  get '/why' do
    why = nil
    why = 'name' unless params[:name] =~ NAME
    return why if why
    system("x #{params[:name]}")
  end

  get '/text' do
    why = nil
    why = "no #{params[:name].to_i}" if params[:name] !~ NAME
    halt 400, why unless why.nil?
    system("x #{params[:name]}")
  end

  get '/reversed' do
    why = nil
    why = 'name' if params[:name] =~ NAME
    return why if why
    system("x #{params[:name]}") # want RBN201
  end

  get '/chosen' do
    valid = params[:strict] ? params[:name] =~ NAME : true
    halt 400 unless valid
    system("x #{params[:name]}") # want RBN201
  end

  get '/list' do
    errors = []
    errors << 'name' unless params[:name] =~ NAME
    errors << 'size' if params[:size].to_s.size > 9
    halt 422, errors.join if errors.any?
    system("x #{params[:name]}")
    system("x #{params[:size]}") # want RBN201
  end

  get '/hash' do
    errors = {}
    errors[:name] = 'bad' unless params[:name] =~ NAME
    errors[:file] = 'bad' unless params[:name]
    return errors.to_s unless errors.empty?
    system("x #{params[:name]}")
    system("x #{params[:file]}") # want RBN201
  end

  get '/unasked' do
    errors = []
    errors << 'name' unless params[:name] =~ NAME
    logger.info errors.size
    system("x #{params[:name]}") # want RBN201
  end

  get '/emptied' do
    errors = []
    errors << 'name' unless params[:name] =~ NAME
    errors.clear
    halt 422 if errors.any?
    system("x #{params[:name]}") # want RBN201
  end

  get '/nothing' do
    name = params[:name]
    halt 400 unless (name =~ /\W/).nil?
    system("x #{name}")
    halt 400 if (params[:other] =~ /\W/).nil?
    system("x #{params[:other]}") # want RBN201
  end

  get '/loop' do
    name = params[:name]
    more = name
    while more
      more = nil unless more =~ NAME
      more = more ? more[1..] : nil
      name = more if more
    end
    system("x #{name}") # want RBN201
  end

  get '/state' do
    state = params[:name] =~ NAME ? :good : :bad
    halt 400 if state == :bad
    system("x #{params[:name]}")
    other = params[:other] =~ NAME ? :bad : :good
    halt 400 unless other == :good
    system("x #{params[:other]}") # want RBN201
  end

  get '/code' do
    code = 200
    code = 400 unless params[:name] =~ NAME
    halt code if code != 200
    system("x #{params[:name]}")
    code = 200
    code = 400 unless params[:other] =~ NAME
    halt code if code == 200
    system("x #{params[:other]}") # want RBN201
  end

  get '/case' do
    state = params[:name] =~ NAME ? :good : :bad
    case state
    when :bad then halt 400
    end
    system("x #{params[:name]}")
  end

  get '/twice' do
    errors = []
    errors << 'name' unless params[:name] =~ NAME
    logger.info 'wrong' if errors.any?
    halt 400 unless errors.empty?
    system("x #{params[:name]}")
  end

  get '/narrowed' do
    name, other = params[:name].to_s, params[:other].to_s
    ok = name =~ NAME
    ok &&= other.match?(NAME)
    halt 400 unless ok
    system("x #{name} #{other}")
  end

  get '/narrowed/turned' do
    name, other = params[:name].to_s, params[:other].to_s
    ok = name =~ NAME
    ok &&= other.match?(NAME)
    halt 400 if ok
    system("x #{name}") # want RBN201
    system("x #{other}") # want RBN201
  end

  get '/widened' do
    name, other = params[:name].to_s, params[:other].to_s
    ok = name =~ NAME
    ok ||= other.match?(NAME)
    halt 400 unless ok
    system("x #{name}") # want RBN201
    system("x #{other}") # want RBN201
  end

  get '/narrowed/then-set' do
    name, other = params[:name].to_s, params[:other].to_s
    ok = name =~ NAME
    ok &&= other.match?(NAME)
    ok = true if params[:force]
    halt 400 unless ok
    system("x #{name}") # want RBN201
    system("x #{other}") # want RBN201
  end

  get '/narrowed/sometimes' do
    name, other = params[:name].to_s, params[:other].to_s
    ok = name =~ NAME
    ok &&= other.match?(NAME) if params[:strict]
    halt 400 unless ok
    system("x #{name}")
    system("x #{other}") # want RBN201
  end
end
