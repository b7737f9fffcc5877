# frozen_string_literal: true

require 'sinatra/base'

# An object that can be taken apart by patterns.
class Job
  attr_reader :name, :tool

  def initialize(name, tool)
    @name = name
    @tool = tool
  end

  def deconstruct = [name, tool]

  def deconstruct_keys(_keys) = { name: name, tool: tool }
end

class App < Sinatra::Base
  get '/array' do
    case [params[:a], 'b', params[:c]]
    in [first, second, third]
      system("x #{first}") # want RBN201
      system("x #{second}")
      system("x #{third}") # want RBN201
    end
  end

  get '/rest' do
    case ['a', params[:b], 'c']
    in [first, *rest]
      system("x #{first}")
      system("x #{rest[0]}") # FN_RBN201
      system("x #{rest.last}") # want RBN201
    end
    case ['a', params[:b], 'c']
    in [*init, last]
      system("x #{init[1]}") # want RBN201
      system("x #{init.first}")
      system("x #{last}") # FP_RBN201
    end
  end

  get '/find' do
    case ['-v', '-o', params[:out]]
    in [*, '-o', out, *]
      system("x #{out}") # want RBN201
    end
    case ['-v', '-o', 'plain']
    in [*, '-o', out, *]
      system("x #{out}")
    end
  end

  get '/hash' do
    case { name: params[:name], tool: 'cat', more: { deep: params[:deep], flat: 'f' } }
    in { name:, tool: String => tool, more: { deep:, flat: } }
      system("x #{name}") # want RBN201
      system("x #{tool}")
      system("x #{deep}") # want RBN201
      system("x #{flat}")
    end
  end

  get '/hash-rest' do
    case { name: 'n', tool: params[:tool], mode: 'm' }
    in { name:, **rest }
      system("x #{name}")
      system("x #{rest[:tool]}") # want RBN201
      system("x #{rest[:mode]}")
    end
  end

  get '/alternatives' do
    case params[:mode]
    in 'a' | 'b' => mode
      system("x #{mode}")
    in Integer | Float => number
      system("x #{number}")
    in String => text
      system("x #{text}") # want RBN201
    end
  end

  get '/guard' do
    case params[:mode]
    in String => text if text.match?(/\A[a-z]+\z/)
      system("x #{text}")
    in String => other unless other.empty?
      system("x #{other}") # want RBN201
    end
  end

  get '/pin' do
    fixed = 'list'
    case [params[:verb], params[:name]]
    in [^fixed => verb, name]
      system("x #{verb}")
      system("x #{name}") # want RBN201
    in [^(fixed + 's') => other, _]
      system("x #{other}")
    end
  end

  get '/rightward' do
    { name: params[:name], kind: 'k' } => { name:, kind: }
    system("x #{name}") # want RBN201
    system("x #{kind}")
    params => { tool: }
    system("x #{tool}") # want RBN201
    [params[:one], 'two'] => [one, two]
    system("x #{one}") # want RBN201
    system("x #{two}")
  end

  get '/one-line' do
    if { name: params[:name] } in { name: String => name }
      system("x #{name}") # want RBN201
    end
    system("x #{params[:mode]}") if params[:mode] in 'a' | 'b'
    halt 400 unless params[:level] in /\A[a-z]+\z/
    system("x #{params[:level]}")
  end

  get '/object' do
    case Job.new(params[:name], 'cat')
    in Job(name:, tool:)
      system("x #{name}") # want RBN201
      system("x #{tool}")
    end
    case Job.new('fixed', params[:tool])
    in Job[name, tool]
      system("x #{name}")
      system("x #{tool}") # want RBN201
    end
    case Job.new(params[:name], 'cat')
    in { name: String => found, tool: }
      system("x #{found}") # want RBN201
      system("x #{tool}")
    end
    case Job.new(params[:name], 'cat')
    in [found, tool]
      system("x #{found}") # want RBN201
      system("x #{tool}")
    end
  end

  get '/nested' do
    case { jobs: [{ name: params[:name], tool: 'a' }, { name: 'b', tool: params[:tool] }] }
    in { jobs: [{ name: String => name, tool: first }, { name: second, tool: }] }
      system("x #{name}") # want RBN201
      system("x #{first}")
      system("x #{second}")
      system("x #{tool}") # want RBN201
    end
  end

  get '/ranges' do
    case params[:n].to_i
    in ..0 then system("x #{params[:low]}") # want RBN201
    in 1.. => n
      system("x #{n}")
    end
  end

  get '/else' do
    case params[:mode]
    in 'a' then nil
    else
      system("x #{params[:mode]}") # want RBN201
    end
  end

  get '/nil' do
    case { name: params[:name] }
    in { name: nil }
      nil
    in { name: } if name
      system("x #{name}") # want RBN201
    in { other: String, **nil }
      nil
    end
  end

  get '/result' do
    command = case params[:mode]
              in 'a' then 'list'
              in 'b' then params[:name]
              else 'none'
              end
    system("x #{command}") # want RBN201
    other = case params[:mode]
            in 'a' then 'list'
            else 'none'
            end
    system("x #{other}")
  end
end
