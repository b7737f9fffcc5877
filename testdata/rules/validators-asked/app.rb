require "sinatra/base"
require "openapi_first"

# The application asks the document itself.
class Api < Sinatra::Base
  DOCUMENT = OpenapiFirst.load("api.json")
  JSONSchemer.configuration.regexp_resolver = "ecma" # ^ and $ are the ends of the text then

  before do
    DOCUMENT.validate_request(request, raise_error: true)
  end

  get "/thumbs" do
    system("convert #{params[:name]}")
    system("convert #{params[:title]}") # want RBN201
  end
end

class Behind < Sinatra::Base
  use OpenapiFirst::Middlewares::RequestValidation, "api.json"

  get "/thumbs" do
    system("convert #{params[:name]}")
    system("convert #{params[:title]}") # want RBN201
  end
end

class Told < Sinatra::Base
  before do
    Api::DOCUMENT.validate_request(request)
  end

  get "/thumbs" do
    system("convert #{params[:name]}") # want RBN201
  end
end
