# frozen_string_literal: true

# Its params are its own.
class Job
  attr_reader :params

  def initialize(params)
    @params = params
  end

  def run
    `figlet #{params[:title]}`
  end
end

# So are these.
class Batch
  def params
    { title: 'Batch' }
  end

  def run
    `figlet #{params[:title]}`
  end
end
