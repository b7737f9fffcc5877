# frozen_string_literal: true

class ApplicationController < ActionController::Base
  before_action { @locale = params[:locale] }
  before_action :set_paper, only: %i[show]

  private

  def set_paper
    @name = params[:name]
  end
end

class PapersController < ApplicationController
  rescue_from(StandardError) { |_error| system("logger #{params[:id]}") } # want RBN201

  def index
    system("find #{params[:dir]}") # want RBN201
    system("find #{params.fetch(:dir, '.')}") # want RBN201
    system("find #{params.dig(:filter, :name)}") # want RBN201
    system("find #{params.require(:paper)[:name]}") # want RBN201
    system("find #{params.require(:paper).permit(:name)[:name]}") # want RBN201
    system("find #{params.expect(paper: [:name])[:name]}") # want RBN201
    system("find #{params.to_unsafe_h['dir']}") # want RBN201
    system("find #{paper_params[:name]}") # want RBN201
    system("find #{params.permitted?} #{params.length}")
    system("find -inum #{params[:id].to_i}")
    head :ok
  end

  def show
    system("convert #{@name}") # want RBN201 from=10
    system("convert --locale #{@locale}") # want RBN201 from=4
    system("convert #{request.headers['X-Name']}") # want RBN201
    system("convert #{request.raw_post}") # want RBN201
    system("convert #{request.query_parameters[:name]}") # want RBN201
    system("convert #{request.user_agent}") # want RBN201
    system("convert #{cookies[:name]}") # want RBN201
    system("convert #{cookies.signed[:name]} #{cookies.encrypted[:name]}")
    system("convert #{session[:name]}")
    system("convert #{request.request_method}")
    system("convert #{response.status}")
    render :show, locals: { name: params[:name] }
  end

  def download
    send_file(params[:path]) # want RBN301
    send_file(Rails.root.join('papers', File.basename(params[:path])))
    send_data(params[:data], filename: 'paper.txt')
    render file: params[:path] # want RBN301
    render plain: params[:text]
    render json: params[:text]
    render params[:view] # want RBN301
    render partial: params[:view] # want RBN301
    render template: "papers/#{params[:view]}" # want RBN301
    render action: :show
    render inline: params[:template] # want RBN403
    render inline: 'Dear <%= name %>', locals: { name: params[:name] }
    render html: params[:text]
    render html: "<p>#{params[:text]}</p>".html_safe # want RBN701
    render body: params[:text]
    redirect_to url_from(params[:back]) || papers_path
    redirect_to params[:back] # want RBN602
    response.headers['X-Text'] = params[:text] # want RBN603
    response.headers['X-Text'] = params[:text].to_i.to_s
    headers['X-Text'] = params[:text] # want RBN603
    render html: helpers.tag.strong('constant')
    text = render_to_string(inline: params[:template]) # want RBN403
    render plain: text
    redirect_to papers_path(name: params[:name])
    redirect_to action: :show, id: params[:id]
    redirect_to params[:back] # want RBN602
    redirect_to "/papers/#{params[:id]}"
    redirect_to(params[:back], allow_other_host: false)
    redirect_to Paper.find(params[:id])
    redirect_to Paper.new(paper_params)
    show_page Paper.create(paper_params)
    redirect_to request.original_url
    render PaperComponent.new(params)
    Paper.create(params.require(:paper).permit(:name))
    Paper.create(paper_params)
    Paper.create(params[:paper].permit!) # want RBN703
    File.read(paper_url(params[:name]))
  end

  private

  def show_page(page)
    redirect_to url_for(page)
  end

  def paper_params
    params.require(:paper).permit(:name, :size)
  end
end

module Api
  class PapersController < ActionController::API
    include Searching

    def show
      render json: `find #{params[:name]}` # want RBN201
    end
  end
end

# The application's controllers are elsewhere.
class AdminController < ::ApplicationController
  def run
    system("admin #{params[:task]}") # want RBN201
  end
end

# Not a controller, though it has what controllers have.
class PaperPresenter
  attr_reader :params

  def initialize(params)
    @params = params
  end

  def show
    system("convert #{params[:name]}")
    render file: params[:name]
  end
end
