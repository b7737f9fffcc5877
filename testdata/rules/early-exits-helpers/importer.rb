# frozen_string_literal: true

# A class of its own, whose error and refuse are not the framework's and do return.
class Importer
  def initialize(request)
    @name = Rack::Request.new(request).params['name']
    @errors = []
  end

  def error(message)
    @errors << message
  end

  def refuse
    @errors.clear
  end

  def run
    if @name.nil?
      error 'no name'
    else
      error 'a name'
    end
    system("import #{@name}") # want RBN201
  end
end
